import type { Optional } from "../domain/optional.js";
import type { LinkStrings } from "./links.js";

/** The words of the rich editor's toolbar, which are loaded with it. */
export const formattingStrings = {
  formatting: "Formatting",
  bold: "Bold",
  italic: "Italic",
  underline: "Underline",
  strike: "Strikethrough",
  link: "Link",
  bulletList: "Bulleted list",
  orderedList: "Numbered list",
  quote: "Quote",
  code: "Inline code",
  codeBlock: "Code block",
  undo: "Undo",
  redo: "Redo",
  clear: "Clear formatting",
  more: "More formatting",
  /** What a button is called that has a shortcut: `keys` as the keyboard has them. */
  withKeys: (what: string, keys: string) => `${what} (${keys})`,
  /** What is said once a key has turned it on or off. */
  turned: (what: string, isOn: boolean) => `${what} ${isOn ? "on" : "off"}`,
};

export type FormattingStrings = typeof formattingStrings;

/** What a host can say otherwise: its words, and those of a link. */
export type FormattingWords = Optional<FormattingStrings & LinkStrings>;
