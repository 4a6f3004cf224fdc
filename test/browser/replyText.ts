// The text of a reply in the page, whichever editor shows it.

/** What it says, and whether it can be written in now. In a rich editor each line is an element. */
export function readReply(text: Element) {
  if (text instanceof HTMLTextAreaElement) return { words: text.value, isReadOnly: text.readOnly };
  const lines = Array.from(text.children, (line) => line.textContent.replaceAll("\u00a0", " "));
  return { words: lines.join("\n"), isReadOnly: text.ariaReadOnly === "true" };
}
