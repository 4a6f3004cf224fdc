import type { EditorView } from "prosemirror-view";
import { isDisabledAround } from "../../react/dom/place.js";

interface KeyHost {
  isReadOnly: () => boolean;
  onLink: () => void;
}

/** Not in ProseMirror's types; the package depends on exactly this version of it. */
interface WithObserver {
  domObserver: { onSelectionChange: () => void };
}

/**
 * Has ProseMirror read where the cursor is. The browser's own event comes a task later, on a busy page
 * behind the next key: what was selected before would be deleted, or formatted. Not by an event of ours,
 * which everybody on the host's page who listens to theirs would hear.
 */
export function readCursor(view: EditorView): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  (view as unknown as WithObserver).domObserver.onSelectionChange();
}

/** Whether a key is none of ProseMirror's, which would prevent all that it knows. */
export function passes(event: KeyboardEvent, view: EditorView, host: KeyHost): boolean {
  const { dom } = view;
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (event.isComposing || event.keyCode === 229) return false;
  readCursor(view);
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
