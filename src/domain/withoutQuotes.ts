/** A reply's own lines: what others wrote, quoted below or above, says nothing about this reply. */
export function withoutQuotes(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .filter((line) => !/^\s*[>|]/.test(line))
    .join("\n");
}
