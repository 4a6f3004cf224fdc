import { useRef, type KeyboardEvent } from "react";
import { isOf } from "./place.js";
import { shortcutLetter } from "./shortcutLetter.js";

const acting = new Set(["Enter", " ", "Delete", "Backspace"]);

/**
 * Lets a key that is held down act only where it went down, and press a button only once: where the
 * first press moved the focus, a repeat would press or delete what has the focus now.
 */
export function useHeldKey() {
  const pressedAt = useRef<EventTarget>(null);
  return (event: KeyboardEvent) => {
    const { key, repeat, target } = event;
    if (!repeat) pressedAt.current = target;
    else if (acting.has(key) && (target !== pressedAt.current || isOf(target, "button"))) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}

/** Has Ctrl+Z call `undo`, where there is one; else the browser takes back typing. */
export function undoByKey(event: KeyboardEvent, undo: (() => void) | undefined): void {
  const isShortcut = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  // A field may have taken back an act of its own.
  if (!isShortcut || event.defaultPrevented || !undo) return;
  if (shortcutLetter(event) !== "z") return;
  event.preventDefault();
  if (!event.repeat) undo();
}
