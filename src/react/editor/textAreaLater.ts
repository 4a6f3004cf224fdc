import type { ClipboardEvent } from "react";
import type { UseFormReturn } from "react-hook-form";
import { htmlReader } from "../../domain/text/htmlReader.js";
import type { ReplyValues } from "../../domain/fields.js";
import type { Session } from "../../session/session.js";
import type { editNear } from "../dom/place.js";

// What a textarea does that no first key needs. Imports nothing of what is loaded at first, but for
// what all parts share: a bundler would split that for it.

/** Whether the page has refused HTML that is a mere string: each further try would be reported anew. */
let isRefused = false;

/**
 * Puts a long text in place of the selection. In Chromium and WebKit as if it were pasted, which is
 * linear; a textarea takes HTML as its text. False where that cannot be undone.
 */
export function typeLong(
  textarea: HTMLTextAreaElement,
  given: string,
  edit: typeof editNear,
): boolean {
  if (isRefused) return false;
  const { selectionStart, selectionEnd, value } = textarea;
  const text = given.replace(/\r\n?/g, "\n");
  const html = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  try {
    // A line break at either end of it is none of the text's.
    if (!edit(textarea, "insertHTML", `<pre>\n${html}\n</pre>`)) {
      return edit(textarea, "insertText", text);
    }
  } catch {
    // By `require-trusted-types-for`, which no script can ask for.
    isRefused = true;
    return false;
  }
  const isThere =
    textarea.value === value.slice(0, selectionStart) + text + value.slice(selectionEnd);
  if (!isThere) edit(textarea, "undo");
  return isThere;
}

/** Pastes links with their addresses, which the plain text has not; one Ctrl+Z takes that back. */
export function pasteLinks(
  event: ClipboardEvent<HTMLTextAreaElement>,
  typeText: (textarea: HTMLTextAreaElement, text: string) => boolean,
): void {
  const { clipboardData, currentTarget } = event;
  if (event.defaultPrevented || currentTarget.readOnly) return;
  // Ctrl+Shift+V pastes no HTML.
  const html = clipboardData.getData("text/html");
  if (!html.includes("href")) return;
  const text = htmlReader.now()?.pastedText(html, clipboardData.getData("text/plain"));
  if (text !== undefined && typeText(currentTarget, text)) event.preventDefault();
}

/**
 * Sets a textarea up as the reply's editor. In browsers without `field-sizing`, such as Safari before
 * 26.2, it grows with its text from then on: once a frame, since measuring lays the page out.
 */
export function setUp(
  element: HTMLTextAreaElement,
  form: Pick<UseFormReturn<ReplyValues>, "subscribe">,
  { attachments }: Pick<Session, "attachments">,
): (() => void) | undefined {
  // A textarea shows no pictures that another editor had in the text.
  for (const { id, isInText } of attachments.getSnapshot()) if (isInText) attachments.place(id);
  const view = element.ownerDocument.defaultView;
  // A DOM without layout, as in a host's tests, has no `CSS` either.
  if (!view?.CSS || view.CSS.supports("field-sizing", "content")) return undefined;
  let frame = 0;
  let width = 0;
  const measure = () => {
    view.cancelAnimationFrame(frame);
    frame = view.requestAnimationFrame(() => fit(element));
  };
  const observer = new ResizeObserver(() => {
    if (element.clientWidth !== width) measure();
    width = element.clientWidth;
  });
  observer.observe(element);
  const leave = form.subscribe({
    name: "text",
    formState: { values: true },
    callback: measure,
  });
  return () => {
    view.cancelAnimationFrame(frame);
    observer.disconnect();
    leave();
  };
}

/** The words of its line before the cursor. */
export function textBefore({ value, selectionEnd }: HTMLTextAreaElement): string {
  return value.slice(value.lastIndexOf("\n", selectionEnd - 1) + 1, selectionEnd);
}

/** Where the cursor is, in the viewport: a textarea does not tell, but a box with its text and look does. */
export function cursorRect(element: HTMLTextAreaElement): DOMRect {
  const { ownerDocument, value, selectionEnd, scrollTop, clientWidth } = element;
  const box = ownerDocument.createElement("div");
  const cursor = ownerDocument.createElement("span");
  const look = getComputedStyle(element);
  for (const name of copied.split(" "))
    box.style.setProperty(name, look.getPropertyValue(name), "important");
  const { style } = box;
  style.position = "absolute";
  style.visibility = "hidden";
  style.whiteSpace = "pre-wrap";
  style.boxSizing = "border-box";
  style.inlineSize = `${clientWidth}px`;
  cursor.textContent = "\u200b";
  box.append(
    value.slice(0, selectionEnd),
    cursor,
    value.slice(selectionEnd).split("\n", 1)[0] ?? "",
  );
  element.after(box);
  const at = cursor.getBoundingClientRect();
  const from = box.getBoundingClientRect();
  const to = element.getBoundingClientRect();
  box.remove();
  return new DOMRect(
    to.left + element.clientLeft + at.left - from.left,
    to.top + element.clientTop + at.top - from.top - scrollTop,
    0,
    at.height,
  );
}

/** What moves a letter. */
const copied =
  "direction text-align unicode-bidi text-indent text-transform tab-size font-family font-size font-style font-weight font-stretch font-variant line-height letter-spacing word-spacing word-break overflow-wrap padding-top padding-right padding-bottom padding-left";

/** As high as its text, within what the stylesheet allows. */
function fit(element: HTMLTextAreaElement): void {
  const { style } = element;
  // The page must not get shorter while the field is measured: it would scroll.
  style.marginBlockEnd = `${element.offsetHeight}px`;
  style.blockSize = "";
  const borders = element.offsetHeight - element.clientHeight;
  style.blockSize = `${element.scrollHeight + borders}px`;
  style.marginBlockEnd = "";
}
