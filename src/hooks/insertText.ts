/**
 * Adds text to a textarea so that one Ctrl+Z takes it back and nothing selected is replaced.
 * `execCommand` is the only way that keeps the undo history; `setRangeText` the fallback.
 */
export function insertText(
  textarea: HTMLTextAreaElement,
  text: string,
  at: "cursor" | "start" | "end",
): void {
  const { selectionEnd, value } = textarea;
  const position = at === "start" ? 0 : at === "end" ? value.length : selectionEnd;
  textarea.focus();
  textarea.setSelectionRange(position, position);
  const isUndoable = !textarea.readOnly && document.execCommand("insertText", false, text);
  if (isUndoable) return;
  textarea.setRangeText(text, position, position, "end");
  textarea.dispatchEvent(new Event("input", { bubbles: true }));
}
