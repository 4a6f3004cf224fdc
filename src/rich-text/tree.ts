// A reply's text as a reader of HTML or plain text hands it to the editor: what mail can hold, and
// nothing else.

/** How a run of characters looks. `href`: where it leads. */
export interface Marks {
  href?: string;
  strong?: true;
  em?: true;
  u?: true;
  s?: true;
  code?: true;
}

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
  return (
    a === b ||
    (a.href === b.href &&
      a.strong === b.strong &&
      a.em === b.em &&
      a.u === b.u &&
      a.s === b.s &&
      a.code === b.code)
  );
}
