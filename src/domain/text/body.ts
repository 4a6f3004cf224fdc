import { linesOf, withoutControls } from "./cleanText.js";
import { readHtml } from "./htmlReader.js";

/** A text with its format: plain is what the textarea gives, HTML what a host's editor gives. */
export interface Body {
  format: "plain" | "html";
  value: string;
}

/** Nothing has no format. */
export const blankBody: Body = { format: "plain", value: "" };

/** A body as the form holds it. */
export function heldBody(body: Body): Body {
  return body.value ? body : blankBody;
}

/**
 * For a backend that takes HTML: plain text is escaped, its line breaks become `<br>`, and its spaces
 * stay. Lines that begin right-to-left stand in a block that says so, since mail has no `dir="auto"`.
 */
export function bodyToHtml({ format, value }: Body): string {
  if (format === "html") return withoutControls(value);
  const lines = linesOf(value).map(withoutControls);
  const isRightToLeft = directions(lines);
  let html = "";
  lines.forEach((line, index) => {
    const is = isRightToLeft[index] ?? false;
    const was = isRightToLeft[index - 1] ?? false;
    if (is && !was) html += '<div dir="rtl">';
    else if (was && !is) html += "</div>";
    else if (index > 0) html += "<br>";
    html += escape(line);
  });
  return isRightToLeft.at(-1) ? `${html}</div>` : html;
}

/** What a reader would see of it, line breaks kept; of HTML roughly, until `htmlReadable` resolves. */
export function bodyToPlain({ format, value }: Body): string {
  return format === "plain" ? value : readHtml(value);
}

/** A text behind another one, in the format of that. */
export function appended(body: Body, more: Body): Body {
  const isHtml = body.format === "html";
  return { ...body, value: body.value + (isHtml ? bodyToHtml(more) : bodyToPlain(more)) };
}

/** A text with another below it, a blank line between; HTML where one of them is. */
export function withBelow(text: Body, next: Body | undefined): Body {
  if (!next?.value) return text;
  const above = next.format === "html" ? { ...next, value: bodyToHtml(text) } : text;
  return appended({ ...above, value: above.value + gapBetween(above, next) }, next);
}

/** What makes a blank line: `<p>` and `<pre>` have a margin, and behind a block a line break is one. */
function gapBetween({ format, value }: Body, next: Body): string {
  if (format === "plain") return "\n\n";
  if (value.endsWith("</p>") || next.value.startsWith("<p")) return "";
  return /<\/(?:div|[uo]l|pre|blockquote)>$/.test(value) ? "<br>" : "<br><br>";
}

/** Whether a reader would see anything at all. */
export function isBlank(body: Body): boolean {
  const hasPicture = body.format === "html" && /<(?:img|svg|video|hr)\b/i.test(body.value);
  return !hasPicture && withoutControls(bodyToPlain(body)).trim() === "";
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}

/** Spaces that HTML would drop are kept, those at the end of a line apart: nobody sees them. */
function escape(line: string): string {
  const words = line.trimEnd();
  if (words === "") return "";
  const kept = escapeHtml(words)
    .replace(/\t/g, "    ")
    .replace(/^ +/, (spaces) => "&nbsp;".repeat(spaces.length))
    // The last one stays a space, so that a line can break there.
    .replace(/ {2,}/g, (spaces) => `${"&nbsp;".repeat(spaces.length - 1)} `);
  return kept + line.slice(words.length);
}

/**
 * For each line whether it runs right-to-left. What has no direction of its own joins two that do; an
 * empty line joins the next, since a line break just before a block is none.
 */
function directions(lines: readonly string[]): boolean[] {
  const own = lines.map(directionOf);
  let isNext = false;
  const next = own
    .toReversed()
    .map((is) => (isNext = is ?? isNext))
    .toReversed();
  let isBefore = false;
  return own.map((is, index) => {
    const isEmpty = lines[index]?.trim() === "";
    return (isBefore = is ?? ((isBefore || isEmpty) && next[index] === true));
  });
}

const rightToLeft =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether a text runs right-to-left, as the first letter, or mark that says so, has it: what `dir="auto"` goes by too. */
export function directionOf(line: string): boolean | undefined {
  const first = /[\p{L}\u061c\u200e\u200f]/u.exec(line)?.[0];
  return first === undefined ? undefined : rightToLeft.test(first);
}
