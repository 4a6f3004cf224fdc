import { editNear } from "../dom/place.js";

/**
 * Lines beyond which Chromium takes over 50 ms to put a text in as if it were typed: quadratic in them,
 * a thousand take 1.5 s.
 */
const mostTyped = 100;

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
  if (!textarea.readOnly && typeText(textarea, text)) return;
  textarea.setRangeText(text, start, end, "end");
  textarea.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Puts a text in place of the selection, in one step that Ctrl+Z takes back; false where that cannot be done. */
export function typeText(textarea: HTMLTextAreaElement, text: string): boolean {
  const isLong = text.split("\n", mostTyped + 2).length > mostTyped;
  return isLong ? typeLong(textarea, text) : editNear(textarea, "insertText", text);
}

/** In Chromium and WebKit as if it were pasted, which is linear; a textarea takes HTML as its text. */
function typeLong(textarea: HTMLTextAreaElement, given: string): boolean {
  const { selectionStart, selectionEnd, value } = textarea;
  const text = given.replace(/\r\n?/g, "\n");
  const html = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  try {
    // A line break at either end of it is none of the text's.
    if (!editNear(textarea, "insertHTML", `<pre>\n${html}\n</pre>`)) {
      return editNear(textarea, "insertText", text);
    }
  } catch {
    // The page takes no HTML that is a mere string.
    return false;
  }
  const isThere =
    textarea.value === value.slice(0, selectionStart) + text + value.slice(selectionEnd);
  if (!isThere) editNear(textarea, "undo");
  return isThere;
}
