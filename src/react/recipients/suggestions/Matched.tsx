import { matchesIn } from "../../../domain/text/matches.js";

/** A text with the searched words marked. Keyed by its parts, for the reason given in `Words`. */
export function Matched({ text, query }: { text: string; query: string }) {
  const parts = matchesIn(text, query);
  return (
    <span key={parts.map((part) => part.text).join("\n")}>
      {parts.map((part, index) =>
        // oxlint-disable-next-line react/no-array-index-key -- pieces of one text have nothing else
        part.isMatch ? <mark key={index}>{part.text}</mark> : part.text,
      )}
    </span>
  );
}
