import { isBlankRow, trimmedRow, withoutKeepers } from "../spaces.js";
import type { Block, Inline } from "../tree.js";
import type { ReadBlock } from "./lines.js";

type Row = readonly Inline[];

/** What was read of our own: blank lines stay, and no-break spaces that stand for spaces are such. */
export function ownBlocks(blocks: readonly ReadBlock[]): Block[] {
  return finished(blocks, (rows) =>
    rows.map((row) => (isBlankRow(row) ? [] : withoutKeepers(withoutLastSpace(row)))),
  );
}

/** What was read of a clipboard: nothing empty stays, and one blank line at most between two lines. */
export function clearedBlocks(blocks: readonly ReadBlock[]): Block[] {
  return finished(blocks, (rows) => {
    const cleared: Row[] = [];
    for (const row of rows) {
      const inlines = trimmedRow(row.map(withPlainSpaces));
      if (inlines.length > 0 || (cleared.at(-1)?.length ?? 0) > 0) cleared.push(inlines);
    }
    if (cleared.at(-1)?.length === 0) cleared.pop();
    return cleared;
  });
}

/** One at a line's end is not shown: a line break in the source, mostly. */
function withoutLastSpace(row: Row): Row {
  const last = row.at(-1);
  if (last?.type !== "text" || !last.text.endsWith(" ")) return row;
  const rest = row.slice(0, -1);
  return last.text === " " ? rest : [...rest, { ...last, text: last.text.slice(0, -1) }];
}

/** A no-break space that a sign of punctuation is held by, as in French, stays one. */
function withPlainSpaces(one: Inline): Inline {
  return one.type === "text"
    ? { ...one, text: one.text.replace(/\u00a0(?![!?:;»%€])/g, " ") }
    : one;
}

/** With each row as a line, and a blank line between two paragraphs. */
function finished(
  blocks: readonly ReadBlock[],
  rowsOf: (rows: readonly Row[]) => readonly Row[],
): Block[] {
  const done: Block[] = [];
  let isAfterParagraph = false;
  for (const block of blocks) {
    if (block.type === "p") {
      const rows = rowsOf(block.rows);
      if (rows.length > 0 && isAfterParagraph) done.push({ type: "line", inlines: [] });
      for (const row of rows) done.push({ type: "line", inlines: [...row] });
      isAfterParagraph ||= rows.length > 0;
      continue;
    }
    const length = done.length;
    if (block.type === "pre") done.push(block);
    else if (block.type === "blockquote") {
      const inner = finished(block.blocks, rowsOf);
      if (inner.length > 0) done.push({ ...block, blocks: inner });
    } else {
      const items = block.items.map((item) => finished(item, rowsOf));
      const shown = items.filter((item) => item.length > 0).map(beginningWithText);
      if (shown.length > 0) done.push({ ...block, items: shown });
    }
    if (done.length > length) isAfterParagraph = false;
  }
  return done;
}

/** As items must be in the editor. */
function beginningWithText(item: Block[]): Block[] {
  const first = item[0]?.type;
  return first === "line" || first === "pre" ? item : [{ type: "line", inlines: [] }, ...item];
}
