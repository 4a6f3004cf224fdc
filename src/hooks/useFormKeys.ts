import { useRef, type KeyboardEvent } from "react";
import type { LastAct } from "./lastAct.js";
import { isOf } from "./place.js";
import { shortcutLetter } from "./shortcutLetter.js";

const acting = new Set(["Enter", " ", "Delete", "Backspace"]);

/**
 * A key that is held down acts where it went down, and a button once: where the first press moved the
 * focus, a repeat would press or delete what has the focus now.
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

/** Ctrl+Z takes back what was done last, unless that was typing: the browser's own undo is for that. */
export function undoByKey(event: KeyboardEvent, lastAct: LastAct): void {
  const undo = lastAct.undo();
  const isShortcut = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  // A field may have taken back an act of its own.
  if (!isShortcut || event.defaultPrevented || !undo) return;
  if (shortcutLetter(event) !== "z") return;
  event.preventDefault();
  if (!event.repeat) undo();
}
