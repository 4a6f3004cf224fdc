import { isDisabledAround } from "../../react/dom/place.js";

interface KeyHost {
  isReadOnly: () => boolean;
  onLink: () => void;
}

/**
 * Has ProseMirror read where the cursor is. The browser's own event comes a task later, on a busy page
 * behind the next key: what was selected before would be deleted, or formatted.
 */
export function readCursor({ ownerDocument }: HTMLElement): void {
  ownerDocument.dispatchEvent(new Event("selectionchange"));
}

/** Whether a key is none of ProseMirror's, which would prevent all that it knows. */
export function passes(event: KeyboardEvent, dom: HTMLElement, host: KeyHost): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (event.isComposing || event.keyCode === 229) return false;
  readCursor(dom);
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
