import type { Inserting } from "./createInserting.js";

/** How many choices a page key passes. */
const page = 8;

type Key = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "repeat" | "isComposing" | "keyCode"
>;

/**
 * Has the list do what a key means to it; false for a key that is the text's. Enter and Tab take what
 * was found by what is typed now, and without that are the text's as well.
 */
export function takesKey(inserting: Inserting, event: Key): boolean {
  const state = inserting.getSnapshot();
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (state.status !== "choosing" || event.isComposing || event.keyCode === 229) return false;
  if (ctrlKey || metaKey || altKey || shiftKey) return false;
  const { choices } = state;
  const chosen = inserting.highlighted();
  const at = chosen ? choices.indexOf(chosen) : -1;
  const last = choices.length - 1;
  const targets: Record<string, number> = {
    ArrowDown: at === last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    PageDown: Math.min(at + page, last),
    PageUp: Math.max(at - page, 0),
  };
  const target = targets[key];
  if (target !== undefined) {
    if (last >= 0) inserting.reach(target);
    return last >= 0;
  }
  switch (key) {
    case "Escape":
      inserting.close();
      return true;
    case "Enter":
    case "Tab":
      // A key that is held down was pressed for something else.
      if (!event.repeat) inserting.take();
      return chosen !== undefined || state.taking !== undefined;
    case "ArrowLeft":
    case "ArrowRight":
    case "Home":
    case "End":
      // The cursor leaves what it was about.
      if (!state.isAsked) inserting.close();
      return false;
    default:
      return false;
  }
}
