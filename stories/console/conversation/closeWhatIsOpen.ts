/**
 * Closes a menu, a list or a question in the reply, as Escape does. Returns whether there was one: the way
 * back leads no further then.
 */
export function closeWhatIsOpen(): boolean {
  const open = document.querySelector(
    ".reply :is(dialog[open], [aria-expanded=true][aria-controls])",
  );
  const escape = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
  return open !== null && !open.dispatchEvent(escape);
}
