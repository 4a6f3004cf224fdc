/** A piece of a text, and whether it is one of the words that were looked for. */
export interface TextPart {
  text: string;
  isMatch: boolean;
}

/** Splits a text where the query's words occur in it, in whatever case. */
export function matchesIn(text: string, query: string): TextPart[] {
  return partsOf(text, query.split(/\s+/));
}

/** Splits a text where any of `wanted` occurs in it, in whatever case. */
export function partsOf(text: string, wanted: readonly string[]): TextPart[] {
  const words = wanted.filter((word) => word !== "");
  if (words.length === 0) return [{ text, isMatch: false }];
  const escaped = words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  // With one group, every second piece is a match.
  return text
    .split(new RegExp(`(${escaped.join("|")})`, "giu"))
    .map((piece, index) => ({ text: piece, isMatch: index % 2 === 1 }))
    .filter((part) => part.text !== "");
}

/** Whether each of the query's words occurs in one of the texts, in whatever case. */
export function isFound(query: string, texts: readonly string[]): boolean {
  const words = query.split(/\s+/).filter((word) => word !== "");
  return words.every((word) =>
    texts.some((text) => partsOf(text, [word]).some((part) => part.isMatch)),
  );
}
