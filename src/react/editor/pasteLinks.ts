import type { ClipboardEvent } from "react";
import { htmlReader } from "../../domain/text/htmlReader.js";
import { typeText } from "./insertText.js";

/** Pastes links with their addresses, which the plain text has not; one Ctrl+Z takes that back. */
export function pasteLinks(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const { clipboardData, currentTarget } = event;
  if (event.defaultPrevented || currentTarget.readOnly) return;
  // Ctrl+Shift+V pastes no HTML.
  const html = clipboardData.getData("text/html");
  if (!html.includes("href")) return;
  const text = htmlReader.now()?.pastedText(html, clipboardData.getData("text/plain"));
  if (text !== undefined && typeText(currentTarget, text)) event.preventDefault();
}
