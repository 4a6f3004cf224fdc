// A reply's text as a reader of HTML or plain text hands it to the editor: what mail can hold, and
// nothing else.

/** What is on or off for a run of characters, in the order in which their elements stand around it. */
export const toggles = ["strong", "em", "u", "s", "code"] as const;

export type Toggle = (typeof toggles)[number];

/** How a run of characters looks. `href`: where it leads. */
export type Marks = { [Name in Toggle]?: true } & { href?: string };

export type Inline =
  | { type: "text"; text: string; marks: Marks }
  | { type: "img"; src: string; alt: string; marks: Marks };

/** One line, as an agent ends it with Enter. Without inlines it is a blank line. */
export interface Line {
  type: "line";
  inlines: Inline[];
}

export interface List<Text> {
  type: "ul" | "ol";
  /** The number of an `ol`'s first item. */
  start: number;
  items: Block<Text>[][];
}

interface Quote<Text> {
  type: "blockquote";
  blocks: Block<Text>[];
}

interface CodeBlock {
  type: "pre";
  text: string;
}

/** `Text`: what holds words. */
export type Block<Text = Line> = Text | List<Text> | Quote<Text> | CodeBlock;

export function isSameMarks(a: Marks, b: Marks): boolean {
  return a === b || (a.href === b.href && toggles.every((name) => a[name] === b[name]));
}
