// What a screen reader speaks by itself, without a move of the focus: what comes into live regions.
import { onTestFinished } from "vitest";

const roles: Record<string, string | undefined> = {
  alert: "assertive",
  status: "polite",
  log: "polite",
};

const regions = "[aria-live], [role=alert], [role=status], [role=log]";

/**
 * Everything that the live regions in an element come to say, in order, as "polite: words" or
 * "assertive: words". What comes with its region, or is shown with it, is "silent: words": only an
 * alert is spoken then, all others have to be there before.
 */
export function listenTo(container: Element): string[] {
  const heard: string[] = [];
  let known = regionsIn(container);
  const observer = new MutationObserver((changes) => {
    const changed = new Map<Element, Set<Node>>();
    const add = (region: Element | undefined, node: Node) => {
      if (region) changed.set(region, (changed.get(region) ?? new Set()).add(node));
    };
    for (const { type, target, addedNodes } of changes) {
      for (const node of type === "childList" ? addedNodes : [target]) {
        if (!container.contains(node)) continue;
        add(regionOf(node), node);
        for (const region of regionsIn(node)) add(regionOf(region), region);
      }
    }
    const now = regionsIn(container);
    for (const region of now) if (!known.has(region)) add(regionOf(region), region);
    for (const [region, nodes] of changed) {
      const isAlert = region.role === "alert";
      const isWhole = isAlert || region.ariaAtomic === "true";
      const parts = isWhole ? [region] : [...nodes].filter((one) => !isInAnother(one, nodes));
      const words = parts.map(wordsIn).join(" ").replaceAll(/\s+/g, " ").trim();
      const how = isAlert || known.has(region) ? politeness(region) : "silent";
      if (words !== "") heard.push(`${how}: ${words}`);
    }
    known = now;
  });
  observer.observe(container, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ["aria-hidden", "hidden"],
  });
  onTestFinished(() => observer.disconnect());
  return heard;
}

/** How an element's changes are spoken; "off": not at all; `undefined` where it says nothing of it. */
function politeness(element: Element): string | undefined {
  return element.ariaLive ?? roles[element.role ?? ""];
}

/** The region that a node stands in, of several the outermost that nothing below it keeps quiet. */
function regionOf(node: Node): Element | undefined {
  let region: Element | undefined;
  let element = node instanceof Element ? node : node.parentElement;
  for (; element; element = element.parentElement) {
    const how = politeness(element);
    if (how === "off") break;
    if (how !== undefined) region = element;
  }
  return region;
}

/** Those in it, and itself, that a reader can know. */
function regionsIn(node: Node): Set<Element> {
  if (!(node instanceof Element)) return new Set();
  const found = [node, ...node.querySelectorAll(regions)];
  return new Set(found.filter((one) => regionOf(one) === one && isThere(one)));
}

function isThere(element: Element): boolean {
  return (
    !element.closest("[aria-hidden=true]") && element.checkVisibility({ visibilityProperty: true })
  );
}

function isInAnother(node: Node, nodes: ReadonlySet<Node>): boolean {
  return [...nodes].some((other) => other !== node && other.contains(node));
}

/** The words in it that a reader can know, with a space around what a button says. */
function wordsIn(node: Node): string {
  const parent = node.parentElement;
  if (!(node instanceof Element)) return parent && isThere(parent) ? (node.textContent ?? "") : "";
  const words = [...node.childNodes].map(wordsIn).join("");
  return node.matches("button") ? ` ${words} ` : words;
}
