import { createChunk } from "../../async/chunk.js";
import { editNear } from "../dom/place.js";

/** What no first key needs. Where it cannot be loaded, long texts are put in slowly. */
export const later = /* @__PURE__ */ createChunk(() => import("./textAreaLater.js"));

/**
 * Lines beyond which Chromium takes over 50 ms to put a text in as if it were typed: quadratic in them,
 * a thousand take 1.5 s.
 */
const mostTyped = 100;

/**
 * Adds text to a textarea so that one Ctrl+Z takes it back and nothing selected is replaced, but
 * `taken` characters before it. `execCommand` is the only way that keeps the undo history;
 * `setRangeText` the fallback.
 */
export function insertText(
  textarea: HTMLTextAreaElement,
  text: string,
  at: "cursor" | "start" | "end",
  taken = 0,
): void {
  const { selectionEnd, value } = textarea;
  const position = at === "start" ? 0 : at === "end" ? value.length : selectionEnd;
  put(textarea, text, position - taken, position);
}

/** Puts another text in place of all that there is, in one step that Ctrl+Z takes back. */
export function replaceText(textarea: HTMLTextAreaElement, text: string): void {
  put(textarea, text, 0, textarea.value.length);
}

function put(textarea: HTMLTextAreaElement, text: string, start: number, end: number): void {
  textarea.focus();
  textarea.setSelectionRange(start, end);
  if (textarea.readOnly || !typeText(textarea, text)) {
    textarea.setRangeText(text, start, end, "end");
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  }
  // Chromium takes back what is typed next together with it, unless the cursor was set in between.
  textarea.setSelectionRange(textarea.selectionEnd, textarea.selectionEnd);
}

/** Puts a text in place of the selection, in one step that Ctrl+Z takes back; false where that cannot be done. */
export function typeText(textarea: HTMLTextAreaElement, text: string): boolean {
  const isLong = text.split("\n", mostTyped + 2).length > mostTyped;
  return (
    (isLong ? later.now()?.typeLong(textarea, text, editNear) : undefined) ??
    editNear(textarea, "insertText", text)
  );
}
