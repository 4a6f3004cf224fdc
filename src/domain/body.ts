import { htmlToPlain } from "./htmlToPlain.js";

/** A text with its format: plain is what the textarea gives, HTML what a host's editor gives. */
export interface Body {
  format: "plain" | "html";
  value: string;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** The API treats `text` as HTML: plain text is escaped and its line breaks become `<br>`. */
export function bodyToHtml({ format, value }: Body): string {
  if (format === "html") return value;
  return value.replace(/[&<>"]/g, (c) => escapes[c] ?? c).replace(/\r\n?|\n/g, "<br>");
}

/** What a reader would see of it, line breaks kept. */
export function bodyToPlain({ format, value }: Body): string {
  return format === "plain" ? value : htmlToPlain(value);
}

/** Whether a reader would see anything at all. */
export function isBlank(body: Body): boolean {
  const hasPicture = body.format === "html" && /<(?:img|svg|video|hr)\b/i.test(body.value);
  return !hasPicture && bodyToPlain(body).trim() === "";
}
