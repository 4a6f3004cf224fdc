import type { Body } from "../domain/text/body.js";
import { linesOf } from "../domain/text/cleanText.js";
import { htmlToPlain } from "../domain/text/htmlToPlain.js";

/**
 * Whether a thread's body, as a server lists it, says to a reader what this press said. Servers write
 * entities, put `<p>` or `<div>` for `<br>`, typeset quotes and dashes, make links of addresses, and add
 * a signature or the quoted conversation below.
 */
export function hasSameWords({ format, value }: Body, body: string): boolean {
  const words = linesOf(format === "html" ? seenIn(value) : value).reduce(withLine, "");
  // Some list it as it came, and not as HTML.
  return begins(words, seenIn(body)) || begins(words, body);
}

function seenIn(html: string): string {
  // Servers keep pictures of their own, and not always with the words they came with.
  return htmlToPlain(html, { isWritten: () => false, hasPictures: false });
}

/** Whether a text is these words, and behind them at most what a server puts below a reply. */
function begins(words: string, text: string): boolean {
  let read = "";
  const lines = linesOf(text).filter((line) => line.trim() !== "");
  for (const [index, line] of lines.entries()) {
    if (isAppended(line, lines[index + 1]) && read === words && words !== "") return true;
    read = withLine(read, line);
  }
  return read === words;
}

/** The line above a signature; the first line of a quoted mail, or the one that says whose mail that is. */
function isAppended(line: string, next = ""): boolean {
  return /^\s*[-–—_]+\s*$|^> /.test(line) || (/:\s*$/.test(line) && next.startsWith("> "));
}

/** Where the server makes one line of two, dashes between them are one too. */
function withLine(read: string, line: string): string {
  const next = seen(line);
  return read + (read.endsWith("-") ? next.replace(/^-/, "") : next);
}

/** A line without what servers change in it: white space, what has no width, which quotes and dashes they are. */
function seen(line: string): string {
  return line
    .replace(/[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]+/gu, "")
    .normalize("NFD")
    .replace(/["'`\u00b4\u2018-\u201f\u2032\u2033\u00ab\u00bb\u2039\u203a]/g, "'")
    .normalize("NFKD")
    .replace(/\s+/g, "")
    .replace(/[-\u2010-\u2015\u2212]+/g, "-");
}
