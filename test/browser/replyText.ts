// The text of a reply in the page, whichever editor shows it.

/** What it says, and whether it can be written in now. In a rich editor each line is an element. */
export function readReply(text: Element) {
  if (text instanceof HTMLTextAreaElement) return { words: text.value, isReadOnly: text.readOnly };
  const lines = Array.from(text.children, (line) => line.textContent.replaceAll("\u00a0", " "));
  return { words: lines.join("\n"), isReadOnly: text.ariaReadOnly === "true" };
}

/** Puts words in place of all that it says, by keys. */
export async function writeReply(text: HTMLElement, words: string): Promise<void> {
  text.focus();
  if (text instanceof HTMLTextAreaElement) return setValue(text, words);
  const press = (key: string, ctrlKey = false) =>
    text.dispatchEvent(
      new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, cancelable: true }),
    );
  press("a", true);
  if (words === "") press("Backspace");
  for (const [nth, line] of words.split("\n").entries()) {
    if (nth > 0) press("Enter");
    document.execCommand("insertText", false, line);
    // An editor reads what the browser has written before the next key comes.
    // oxlint-disable-next-line no-await-in-loop -- one line after the other
    await Promise.resolve();
  }
}

/** As typing tells it; React ignores a value that was only assigned. */
export function setValue(field: HTMLTextAreaElement | HTMLInputElement, value: string): void {
  const property = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value");
  property?.set?.call(field, value);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
