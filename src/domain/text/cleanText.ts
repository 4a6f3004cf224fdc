// What no reader sees, and what servers and mail programs choke on.

/** The lines of a text, whichever character ends them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/);
}

/** Without control characters other than tabs and line ends, and without half a surrogate pair. */
export function withoutControls(text: string): string {
  return text.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}]/gu, "");
}

/**
 * As a text goes out and is shown: one character ends its lines, and nothing is in it that servers
 * choke on.
 */
export function cleaned(text: string): string {
  return withoutControls(linesOf(text).join("\n"));
}

/** The first characters of a text; a pair at its end is in it whole or not at all. */
export function beginningOf(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}
