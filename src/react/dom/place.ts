import { listen } from "../../async/listen.js";

// A host may show the composer in a shadow root, in a frame or in a window of its own. `document` and
// `window` are not the ones around it then, and `instanceof` is false for what comes from there.

/** Whether it is an element, of any window. An SVG passes too: it has all that is used of it here. */
export function isElement(target: unknown): target is HTMLElement {
  return typeof target === "object" && target !== null && Reflect.get(target, "nodeType") === 1;
}

/** Whether it is an element that matches a selector. */
export function isOf(target: unknown, selector: string): boolean {
  return isElement(target) && target.matches(selector);
}

/** The composer that an element belongs to: a `<form>`, or a `<div>` in a form of the host's. */
export function rootOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>(".rc-root") ?? null;
}

/** The window that shows an element; the page's own where there is none. */
export function windowOf(element: Element | null): Window & typeof globalThis {
  return element?.ownerDocument.defaultView ?? window;
}

/** What has the focus in the tree of an element. Of a shadow tree the document knows only the host. */
export function focusedNear(element: Element | null): Element | null {
  const root = element?.getRootNode() ?? document;
  return "activeElement" in root ? (root as DocumentOrShadowRoot).activeElement : null;
}

/** Whether the focus is in an element. A frame remembers what had it, also while the page around it has it. */
export function hasFocus(element: Element | null): boolean {
  if (!element?.contains(focusedNear(element))) return false;
  const { frameElement } = windowOf(element);
  return windowOf(element) === window || frameElement === null || hasFocus(frameElement);
}

/** Whether the host has disabled what stands here. Keys and drops still reach what is no control. */
export function isDisabledAround(element: Element): boolean {
  return element.closest("fieldset:disabled") !== null;
}

/**
 * Copies a text, with its HTML where it has one, by the window that shows an element: a window without
 * the focus may not. Where there is no clipboard, as on a page without HTTPS, by `execCommand`. Rejects
 * where neither is allowed.
 */
export async function copyNear(
  element: Element | null,
  text: string,
  html?: string,
): Promise<void> {
  const around = windowOf(element);
  const { clipboard } = around.navigator;
  const asBlob = (type: string, data: string) => ({ [type]: new Blob([data], { type }) });
  try {
    if (html === undefined) await clipboard.writeText(text);
    else {
      const both = { ...asBlob("text/plain", text), ...asBlob("text/html", html) };
      await clipboard.write([new around.ClipboardItem(both)]);
    }
  } catch (error) {
    const fill = (event: ClipboardEvent) => {
      event.clipboardData?.setData("text/plain", text);
      if (html !== undefined) event.clipboardData?.setData("text/html", html);
      event.preventDefault();
      // A chip that has the focus would copy itself.
      event.stopImmediatePropagation();
    };
    const leave = listen(around, ["copy"], fill, true);
    const isCopied = editNear(element ?? around.document.documentElement, "copy");
    leave();
    if (!isCopied) throw error;
  }
}

/** The browser's own way to edit or copy where the focus is. False where there is none (jsdom). */
export function editNear(
  { ownerDocument }: Element,
  command: "insertText" | "insertHTML" | "undo" | "copy",
  text?: string,
): boolean {
  const hasCommands = typeof ownerDocument.execCommand === "function";
  return hasCommands && ownerDocument.execCommand(command, false, text);
}
