import { matchesIn } from "../domain/matches.js";

/** A text with the words that were looked for marked in it. */
export function Matched({ text, query }: { text: string; query: string }) {
  return matchesIn(text, query).map((part, index) =>
    // oxlint-disable-next-line react/no-array-index-key -- pieces of one text have nothing else
    part.isMatch ? <mark key={index}>{part.text}</mark> : part.text,
  );
}
