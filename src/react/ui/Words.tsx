import { partsOf } from "../../domain/text/matches.js";

export interface WordsProps {
  children: string;
  /** Names, which no translation may change. Addresses, domains and files are found without. */
  keep?: readonly string[] | undefined;
}

/**
 * Words that change. A browser's translation replaces text nodes some time after they came, and React
 * throws when it removes one that was replaced. So each text of ours is the only child of its element,
 * or its element is made anew for other words, as here: a late translation of the old words cannot
 * replace the new ones.
 */
export function Words({ children, keep = [] }: WordsProps) {
  const kept = [...keep, ...(children.match(fixed) ?? [])];
  const parts = partsOf(children, kept);
  return (
    <span key={parts.map(({ text }) => text).join("\n")}>
      {parts.map(({ text, isMatch }, index) =>
        isMatch ? (
          // oxlint-disable-next-line react/no-array-index-key -- pieces of one text have nothing else
          <span key={index} translate="no">
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </span>
  );
}

/** Addresses, domains, names of files: a dot within. */
const fixed = /\S+@\S+|\S+\.\w\S*/g;
