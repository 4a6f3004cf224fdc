import { decodeAttribute } from "../../domain/text/entities.js";
import { attributeOf } from "../../domain/text/htmlPieces.js";
import { safePicture } from "../address.js";
import type { Marks } from "../tree.js";
import { gapped, hidden, lined } from "./elements.js";
import { emojiOf } from "./emoji.js";
import { createLines, type Place, type ReadBlock, type ReadList } from "./lines.js";
import { createOfficeLists, officeLevel } from "./officeLists.js";
import { hasNoMargins, isHidden, marksWithin, styleOf, type Style } from "./style.js";
import { createTableCells } from "./tableCells.js";

export interface BuildOptions {
  /** Ours or a host's, not another program's: blank lines are meant. */
  isOwn: boolean;
  /** Whether `p.MsoNormal` has no margins, so that each is but a line. */
  hasOfficeLines: boolean;
  /** Whether a picture of this address may be shown; showing it requests it. */
  isKnownPicture: (src: string) => boolean;
}

/** Lists and quotes within each other, whatever made them. */
const deepestNesting = 12;

interface Frame {
  /** What was so around the element, and is again behind it. */
  marks: Marks;
  isPreserved: boolean;
  kind: "shown" | "hidden" | "bullet" | "code";
  leave: () => void;
}

/**
 * From elements and words to blocks. Only what a mail may hold comes out, whatever was read: it is
 * the sanitiser.
 */
export function createBuilder({ isOwn, hasOfficeLines, isKnownPicture }: BuildOptions) {
  const root: ReadBlock[] = [];
  const frames: Frame[] = [];
  const lines = createLines(root);
  const cells = createTableCells(lines);
  const officeLists = createOfficeLists();
  /** Where the lists of Office stand that are open. */
  let officePlace: Place | undefined;
  let officeItem: { level: number; bullet: string } | undefined;
  let marks: Marks = {};
  let isPreserved = false;
  let code: string[] | undefined;
  let nesting = 0;

  const startOfficeItem = () => {
    if (!officeItem) return;
    const { level, bullet } = officeItem;
    officeItem = undefined;
    lines.openItem();
    officePlace ??= lines.place();
    lines.go({ blocks: officeLists.item(level, bullet, officePlace.blocks) });
  };
  const endOfficeLists = () => {
    officeLists.end();
    officeItem = undefined;
    if (officePlace) lines.go(officePlace);
    officePlace = undefined;
  };
  const write = (text: string) => {
    if (text === "") return;
    startOfficeItem();
    lines.text(text, marks);
  };
  const picture = (source: string) => {
    const read = (name: string) => decodeAttribute(attributeOf(source, name) ?? "");
    const [alt, address] = [read("alt"), read("src") || read("data-upload")];
    const isTracker = /^[01]$/.test(read("width")) || /^[01]$/.test(read("height"));
    const src = isTracker ? undefined : safePicture(address);
    if (src === undefined || !isKnownPicture(src)) return write(emojiOf(alt, address));
    startOfficeItem();
    lines.picture(src, alt, marks);
  };
  /** Words go into these blocks, so many lists and quotes further in, until `leave`. */
  const enter = (next: Place, levels: number) => {
    const outer = lines.place();
    nesting += levels;
    lines.go(next);
    return () => {
      nesting -= levels;
      endOfficeLists();
      lines.go(outer);
    };
  };
  const startList = (type: ReadList["type"], source: string) => {
    const start = Number(attributeOf(source, "start") ?? 1);
    const isNumber = type === "ol" && Number.isInteger(start) && start >= 0 && start < 1e6;
    // A list straight inside of another belongs to the item before it.
    const { list: outer, blocks: around } = lines.place();
    if (outer && outer.items.length === 0) outer.items.push([]);
    let blocks = outer?.items.at(-1) ?? around;
    // In Slack, a list within another stands behind it, and the other then goes on in a list of its own.
    const depth = Number(attributeOf(source, "data-indent") ?? -1);
    let level = 1;
    for (; level <= depth && nesting + level < deepestNesting; level += 1) {
      const last = blocks.at(-1);
      if (last && "items" in last) blocks = last.items.at(-1) ?? blocks;
    }
    const last = blocks.at(-1);
    if (depth >= 0 && last?.type === type) return enter({ blocks: [], list: last }, level);
    const list: ReadList = { type, start: isNumber ? start : 1, items: [] };
    blocks.push(list);
    return enter({ blocks: [], list }, level);
  };
  const startItem = () => {
    const outer = lines.place();
    const last = outer.blocks.at(-1);
    let list = outer.list ?? (last?.type === "ul" ? last : undefined);
    if (!list) {
      // Part of a list, as it is copied: items without their list.
      list = { type: "ul", start: 1, items: [] };
      outer.blocks.push(list);
    }
    const item: ReadBlock[] = [];
    list.items.push(item);
    outer.isItem = false;
    return enter({ blocks: item }, outer.list ? 0 : 1);
  };
  const startQuote = () => {
    const blocks: ReadBlock[] = [];
    lines.block({ type: "blockquote", blocks });
    return enter({ blocks }, 1);
  };
  const startCode = (): (() => void) => {
    const parts: string[] = [];
    code = parts;
    return () => {
      code = undefined;
      // The first line break in a <pre> is none.
      const text = parts.join("").replace(/^\n/, "");
      if (isOwn || text.trim() !== "") {
        lines.block({ type: "pre", text: isOwn ? text : text.replace(/\n$/, "") });
      }
    };
  };
  /** What a block does where it stands; returns what its end does. */
  const startBlock = (name: string, source: string, style: Style): (() => void) => {
    if (name === "pre") return startCode();
    const isShallow = nesting < deepestNesting;
    if (isShallow && (name === "ul" || name === "ol")) return startList(name, source);
    if (isShallow && name === "blockquote") return startQuote();
    if (name === "li" && (isShallow || lines.place().list)) return startItem();
    const isLine =
      !gapped.has(name) ||
      (name === "p" &&
        (hasNoMargins(style) ||
          (hasOfficeLines &&
            /\bMso(?:Normal|NoSpacing)\b/.test(attributeOf(source, "class") ?? ""))));
    const part = () => (isLine ? lines.line() : lines.gap());
    if (name === "tr") lines.part();
    part();
    if (name === "tr") cells.startRow();
    return () => {
      if (name === "tr") cells.endRow();
      part();
    };
  };
  return {
    start(name: string, source: string) {
      const frame: Frame = { marks, isPreserved, kind: "shown", leave: () => {} };
      frames.push(frame);
      const outer = frames.at(-2)?.kind ?? "shown";
      const style = styleOf(source);
      const isBlock = gapped.has(name) || lined.has(name);
      if (outer !== "shown") frame.kind = outer;
      else if (hidden.has(name) || isHidden(style) || isComment(name, source))
        frame.kind = "hidden";
      else if (style.get("mso-list") === "ignore") frame.kind = "bullet";
      if (frame.kind === "code" && code) {
        const isEnded = code.at(-1)?.endsWith("\n") ?? true;
        if (name === "br" || (isBlock && !isEnded)) code.push("\n");
      }
      if (frame.kind !== "shown") return;
      if (name === "img") return picture(source);
      if (name === "br") {
        if (attributeOf(source, "class") !== "Apple-interchange-newline") lines.lineBreak();
        return;
      }
      marks = marksWithin(name, source, style, marks);
      const space = style.get("white-space");
      if (space !== undefined) isPreserved = /^(?:pre|pre-wrap|break-spaces)$/.test(space);
      const level = name === "li" ? 0 : Math.min(officeLevel(style), deepestNesting - nesting);
      if (level > 0 && isBlock) officeItem = { level, bullet: "" };
      else if (isBlock) endOfficeLists();
      if (name === "td" || name === "th") cells.startCell();
      else if (isBlock) frame.leave = startBlock(name, source, style);
      else if (style.get("display") === "block") {
        // Slack writes the gaps between its paragraphs so.
        const isGap = source.includes("paragraph-break");
        const part = () => (isGap ? lines.gap() : lines.line());
        part();
        frame.leave = part;
      }
      if (code) frame.kind = "code";
    },
    /** Of the element that began last. */
    end() {
      const frame = frames.pop();
      if (!frame) return;
      ({ marks, isPreserved } = frame);
      frame.leave();
    },
    text(words: string) {
      const kind = frames.at(-1)?.kind ?? "shown";
      if (kind === "hidden") return;
      if (kind === "bullet") {
        if (officeItem) officeItem.bullet += words;
        return;
      }
      if (kind === "code" && code) {
        code.push(words.replace(/\r\n?/g, "\n"));
        return;
      }
      if (isPreserved) {
        words.split(/\r\n?|\n/).forEach((line, index) => {
          if (index > 0) lines.lineBreak();
          write(line);
        });
        return;
      }
      const collapsed = words.replace(/[ \t\n\r\f]+/g, " ");
      const isSpaced = officeItem !== undefined || lines.isAtStart() || lines.endsInSpace();
      const rest = isSpaced && collapsed.startsWith(" ") ? collapsed.slice(1) : collapsed;
      write(rest);
    },
    blocks(): ReadBlock[] {
      if (isOwn) lines.end();
      return root;
    },
  };
}

/** The mark of a comment of Word's. */
function isComment(name: string, source: string): boolean {
  return name === "a" && attributeOf(source, "class") === "msocomanchor";
}
