/**
 * Closes a menu, a list, a popover or a question in the reply, as Escape does. Returns whether there was
 * one: the way back leads no further then.
 */
export function closeWhatIsOpen(): boolean {
  const open = document.querySelector(
    ".reply :is(dialog[open], [aria-expanded=true][aria-controls], :popover-open)",
  );
  const escape = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
  return open !== null && !open.dispatchEvent(escape);
}
