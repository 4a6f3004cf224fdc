import type { ClipboardEvent } from "react";
import { htmlReader } from "../../domain/text/htmlReader.js";
import { editNear } from "../dom/place.js";

/** Pastes a link with its address, which the plain text beside it has lost; one Ctrl+Z takes it back. */
export function pasteLinks(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const { clipboardData, currentTarget } = event;
  if (event.defaultPrevented || currentTarget.readOnly) return;
  // Shift+Ctrl+V brings no HTML along.
  const html = clipboardData.getData("text/html");
  if (!html.includes("href")) return;
  const text = htmlReader.now()?.pastedText(html, clipboardData.getData("text/plain"));
  if (text !== undefined && editNear(currentTarget, "insertText", text)) event.preventDefault();
}
