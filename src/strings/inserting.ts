// It imports nothing, since a bundler would split what is loaded at first for it.

/** A name of either direction must not turn the sentence around it. */
const isolated = (name: string) => `\u2068${name}\u2069`;

/** Words about what is put into a text, which are loaded where there is something to put in. */
export const insertingStrings = {
  savedReplies: "Saved replies",
  /** The button's, with its shortcut as the keyboard has it. */
  withKeys: (what: string, keys: string) => `${what} (${keys})`,
  search: "Search saved replies",
  /** The list of a trigger of the host's. */
  listOf: (char: string) => `Suggestions for ${char}`,
  /** Said once it is open, and after each key. */
  found: (n: number) =>
    n === 0 ? "Nothing matches" : `${n} ${n === 1 ? "match" : "matches"}. Enter puts in the first.`,
  loading: "Loading…",
  none: "No saved reply matches",
  noneOf: "Nothing matches",
  notSearched: "Saved replies couldn’t be loaded.",
  notSearchedOf: "Suggestions couldn’t be loaded.",
  notRead: (name: string) => `${isolated(name)} couldn’t be loaded.`,
  tryAgain: "Try again",
  /** Said once it stands in the text. */
  put: "Inserted",
  files: (names: readonly string[]) => `With ${names.map(isolated).join(", ")}`,
  fill: "Fill in the blanks",
  /** What a variable stands for that nobody has a value of: "Order number" for `order.number`. */
  blank: (name: string) =>
    name
      .replace(/[._\s]+/g, " ")
      .replace(
        /(\p{Ll})(\p{Lu})/gu,
        (_, end: string, begin: string) => `${end} ${begin.toLowerCase()}`,
      )
      .replace(/^./u, (letter) => letter.toUpperCase()),
  insert: "Insert",
};

export type InsertingStrings = typeof insertingStrings;
