import { editNear } from "../dom/place.js";

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
  put(textarea, text, position, position);
}

/** Puts another text in place of all that there is, in one step that Ctrl+Z takes back. */
export function replaceText(textarea: HTMLTextAreaElement, text: string): void {
  put(textarea, text, 0, textarea.value.length);
}

function put(textarea: HTMLTextAreaElement, text: string, start: number, end: number): void {
  textarea.focus();
  textarea.setSelectionRange(start, end);
  if (!textarea.readOnly && editNear(textarea, "insertText", text)) return;
  textarea.setRangeText(text, start, end, "end");
  textarea.dispatchEvent(new Event("input", { bubbles: true }));
}
