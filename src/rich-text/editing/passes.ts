import { isDisabledAround } from "../../react/dom/place.js";

interface KeyHost {
  isReadOnly: () => boolean;
  onLink: () => void;
}

/** Whether a key is none of ProseMirror's, which would prevent all that it knows. */
export function passes(event: KeyboardEvent, dom: HTMLElement, host: KeyHost): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (event.isComposing || event.keyCode === 229) return false;
  if (isDisabledAround(dom)) return true;
  const isShortcut = (ctrlKey || metaKey) && !altKey && !shiftKey;
  if (isShortcut && key.toLowerCase() === "k") {
    event.preventDefault();
    host.onLink();
    return true;
  }
  if (isShortcut && key.toLowerCase() === "a" && host.isReadOnly()) {
    // What cannot be edited is no field to the browser, which would select the page.
    event.preventDefault();
    dom.ownerDocument.getSelection()?.selectAllChildren(dom);
    return true;
  }
  return key === "Escape" || (key === "Enter" && (ctrlKey || metaKey));
}
