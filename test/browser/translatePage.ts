// A page that its reader has translated.
import { isValidElement } from "react";

/**
 * What a translator does to a text node: puts a new one in its place, keeps it but moves it, or
 * comes back some time later with a translation of what stood there.
 */
export type Translator = "replaces" | "moves" | "comes-late";

const untouched = "script, style, textarea, [translate=no], .notranslate, font";

/**
 * Does to a page what Chrome's and Edge's own translation does: every text, also what comes or
 * changes later, is wrapped in two `<font>`. The words stay, so that a test can read them. Returns
 * what ends it.
 */
export function translatePage(root: Element, how: Translator): () => void {
  const turn = new MessageChannel();
  const late: (() => void)[] = [];
  const wrap = (text: Text, words: string) => {
    if (!text.parentElement) return;
    const fonts = [1, 2].map(() => document.createElement("font"));
    const [outer, inner] = fonts;
    if (!outer || !inner) return;
    for (const font of fonts) font.style.verticalAlign = "inherit";
    outer.append(inner);
    text.replaceWith(outer);
    if (how === "moves") inner.append(text);
    else inner.textContent = words;
  };
  const translate = (text: Text) => {
    const words = text.data;
    if (words.trim() === "" || text.parentElement?.closest(untouched)) return;
    if (how !== "comes-late") return wrap(text, words);
    late.push(() => wrap(text, words));
    turn.port2.postMessage(undefined);
  };
  turn.port1.addEventListener("message", () => late.shift()?.());
  turn.port1.start();
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      for (const node of [target, ...addedNodes]) {
        if (node instanceof Text && node.isConnected) translate(node);
        else if (node !== target) for (const text of textsIn(node)) translate(text);
      }
    }
  });
  for (const text of textsIn(root)) translate(text);
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  return () => {
    observer.disconnect();
    turn.port1.close();
  };
}

/** Elements that do not show the text that React gave them last. */
export function staleTexts(root: Element): string[] {
  return [...root.querySelectorAll("*")].flatMap((element) => {
    const key = Object.keys(element).find((name) => name.startsWith("__reactProps$"));
    const given = key && textOf(Reflect.get(element, key));
    return given === undefined || given === element.textContent
      ? []
      : [`${element.textContent} (${given})`];
  });
}

/** What an element of these props says, where that is texts and elements of texts alone. */
function textOf(props: unknown): string | undefined {
  const children: unknown = typeof props === "object" && props && Reflect.get(props, "children");
  const texts = (Array.isArray(children) ? children : [children]).map((child: unknown) => {
    if (typeof child === "string" || typeof child === "number") return String(child);
    const isElement = isValidElement(child) && typeof child.type === "string";
    return isElement ? textOf(child.props) : undefined;
  });
  return texts.includes(undefined) ? undefined : texts.join("");
}

/** All texts in a node. */
export function textsIn(node: Node): Text[] {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  return texts;
}
