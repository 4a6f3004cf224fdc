import { isSameMarks, type Block, type Inline, type List, type Marks } from "../tree.js";

/** Words with no gap between their rows, while HTML is read. */
interface Paragraph {
  type: "p";
  rows: Inline[][];
}

export type ReadBlock = Block<Paragraph>;
export type ReadList = List<Paragraph>;

/** Where words go: the blocks of a document, a quote or an item; or a list, whose items come next. */
export interface Place {
  blocks: ReadBlock[];
  list?: ReadList;
  /** Whether `blocks` is an item of `list` for words that stand in none. */
  isItem?: boolean;
}

/**
 * Lines as browsers lay them out: a block begins and ends one, a gap parts paragraphs, a `<br>` ends a
 * line, and one in an empty line is that line.
 */
export function createLines(root: ReadBlock[]) {
  let place: Place = { blocks: root };
  let paragraph: Paragraph | undefined;
  /** What stands between the last words and the next. */
  let pending: "none" | "line" | "gap" = "none";
  let isAfterBreak = false;
  let endsInSpace = false;
  let rowsBegun = 0;
  /** What goes between the words of two cells, once the second has any. */
  let separator = "";

  /** Words that stand in a list but in no item of it get one. */
  const openItem = () => {
    if (!place.list || place.isItem) return;
    place.isItem = true;
    place.blocks = [];
    place.list.items.push(place.blocks);
  };
  const row = (): Inline[] => {
    openItem();
    if (!paragraph || pending === "gap") {
      paragraph = { type: "p", rows: [] };
      place.blocks.push(paragraph);
    }
    if (paragraph.rows.length === 0 || pending === "line") {
      paragraph.rows.push([]);
      rowsBegun += 1;
    }
    pending = "none";
    isAfterBreak = false;
    const inlines = paragraph.rows.at(-1) ?? [];
    if (separator !== "" && inlines.length > 0) {
      const isSpaced = inlines.at(-1)?.type === "text" && endsInSpace;
      inlines.push({ type: "text", text: isSpaced ? separator.trimStart() : separator, marks: {} });
    }
    separator = "";
    return inlines;
  };
  const go = (next: Place) => {
    paragraph = undefined;
    pending = "none";
    isAfterBreak = false;
    place = next;
  };

  return {
    place: () => place,
    openItem,
    go,
    /** How many rows have begun so far. */
    rowsBegun: () => rowsBegun,
    /** Whether the next words begin a line. */
    isAtStart: () =>
      !paragraph || pending !== "none" || separator !== "" || paragraph.rows.at(-1)?.length === 0,
    endsInSpace: () => endsInSpace,
    line() {
      if (paragraph && pending === "none" && separator === "") pending = "line";
      isAfterBreak = false;
    },
    gap() {
      if (paragraph && separator === "") pending = "gap";
      isAfterBreak = false;
    },
    /** The next words go on in the line of the last, behind a separator, whatever blocks they are in. */
    join(by: string) {
      pending = "none";
      separator += by;
    },
    /** Nothing is to be joined any more. */
    part() {
      separator = "";
    },
    lineBreak() {
      // In a line that has words it ends that line; else it is a line of its own.
      if (!paragraph || pending !== "none") row();
      pending = "line";
      isAfterBreak = true;
    },
    /** A `<br>` that nothing follows is the end of a text's last line but one. */
    end() {
      if (isAfterBreak) row();
    },
    text(text: string, marks: Marks) {
      const inlines = row();
      const last = inlines.at(-1);
      if (last?.type === "text" && isSameMarks(last.marks, marks)) last.text += text;
      else inlines.push({ type: "text", text, marks });
      endsInSpace = text.endsWith(" ");
    },
    picture(src: string, alt: string, { href }: Marks) {
      row().push({ type: "img", src, alt, marks: href === undefined ? {} : { href } });
      endsInSpace = false;
    },
    block(block: ReadBlock) {
      openItem();
      place.blocks.push(block);
      go(place);
    },
  };
}

export type Lines = ReturnType<typeof createLines>;
