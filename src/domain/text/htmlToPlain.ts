import { decodeEntities } from "./entities.js";
import { attributeOf, htmlPieces } from "./htmlPieces.js";
import { addressOf, isSaidBy } from "./linkAddress.js";

export { unsentPart } from "./unsentPart.js";

/** Elements that begin a line. */
const blocks =
  /^(?:address|article|aside|blockquote|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6r]|header|li|main|nav|ol|p|pre|section|table|tr|ul)$/;

export interface HtmlReading {
  /** Whether an address is written behind its link, where that does not say it. Default always. */
  isWritten?: (address: string) => boolean;
  /** Whether a picture's words stand in its place. Default yes. */
  hasPictures?: boolean;
}

/**
 * What a reader would see of it: line breaks kept, quoted lines behind a `>`, lists with their marks,
 * links as `words (address)`, pictures as their words, a tab between cells. Linear in its length;
 * throws nothing.
 */
export function htmlToPlain(
  html: string,
  { isWritten = () => true, hasPictures = true }: HtmlReading = {},
): string {
  let text = "";
  let breaks = 0;
  let isAtLineStart = true;
  /** What stands before the next words, unless a line begins or ends there. */
  let gap = "";
  let quotes = 0;
  let preformatted = 0;
  let isFirstOfPre = false;
  /** The number of the next item, for each list around this place; of a list with bullets `NaN`. */
  const lists: number[] = [];
  let mark = "";
  /** How many cells of this row have begun, and of the rows around its table. */
  let cells = 0;
  const outerCells: number[] = [];
  let isRowBegun = false;
  let isCellStart = false;
  let tabs = "";
  let link: { address: string; words: string } | undefined;

  const write = (words: string) => {
    if (text !== "" && breaks > 0) text += "\n".repeat(breaks);
    else if (!isAtLineStart) text += gap;
    if ((isAtLineStart || breaks > 0) && words !== "\n") {
      // A bound, since each of a thousand quotes within each other would repeat them all.
      text += "> ".repeat(Math.min(quotes, 5));
      text += "  ".repeat(Math.min(lists.length, 9) - (mark === "" || lists.length === 0 ? 0 : 1));
    }
    if (words !== "\n") {
      text += tabs + mark;
      tabs = mark = "";
    }
    text += words;
    if (link) link.words += words;
    breaks = 0;
    gap = "";
    isRowBegun = true;
    isCellStart = false;
    isAtLineStart = words.endsWith("\n");
  };
  const writeLines = (words: string) => {
    const lines = (isFirstOfPre ? words.replace(/^\r?\n/, "") : words).split(/\r\n?|\n/);
    lines.forEach((line, index) => {
      if (index > 0) write("\n");
      if (line !== "") write(line);
    });
  };
  const writeWords = (words: string) => {
    const collapsed = words.replace(/[ \t\n\f\r]+/g, " ");
    const isSpaced = (end: boolean) => (end ? collapsed.endsWith(" ") : collapsed.startsWith(" "));
    if (isSpaced(false)) gap ||= " ";
    const trimmed = collapsed.replace(/^ | $/g, "");
    if (trimmed === "") return;
    write(trimmed);
    if (isSpaced(true)) gap = " ";
  };
  const endLink = () => {
    const ended = link;
    link = undefined;
    if (ended?.words === "") write(ended.address);
    else if (ended && !isSaidBy(ended.words, ended.address)) text += ` (${ended.address})`;
  };
  /** What the blocks of a cell leave open parts its row from the next by no more than a line. */
  const endCell = () => {
    if (isRowBegun) breaks = Math.min(breaks, 1);
    isCellStart = false;
  };

  for (const piece of htmlPieces(html)) {
    if (piece.kind === "words") {
      const words = decodeEntities(piece.words);
      if (preformatted > 0) writeLines(words);
      else writeWords(words);
      isFirstOfPre = false;
      continue;
    }
    const { name, isEnd, source } = piece;
    if (name === "br") {
      gap = "";
      // An empty cell often holds one, and a last one in a cell is not seen.
      if (cells === 0) write("\n");
      else if (!isCellStart) breaks += 1;
    } else if (name === "img") {
      const alt = attributeOf(source, "alt");
      if (hasPictures && alt !== undefined) writeWords(decodeEntities(alt));
    } else if (name === "td" || name === "th") {
      endCell();
      if (isEnd) continue;
      if (cells > 0) tabs += "\t";
      if (cells > 0 && isRowBegun) breaks = 0;
      gap = "";
      cells += 1;
      isCellStart = true;
    } else if (name === "a") {
      endLink();
      const address = isEnd ? undefined : addressOf(attributeOf(source, "href"));
      if (address !== undefined && isWritten(address)) link = { address, words: "" };
    } else if (blocks.test(name)) {
      if (name === "blockquote") quotes = Math.max(0, quotes + (isEnd ? -1 : 1));
      if (name === "pre") {
        preformatted = Math.max(0, preformatted + (isEnd ? -1 : 1));
        isFirstOfPre = !isEnd;
      }
      if (name === "ul" || name === "ol") {
        if (isEnd) lists.pop();
        else lists.push(name === "ul" ? Number.NaN : Number(attributeOf(source, "start") ?? 1));
      }
      if (name === "li" && !isEnd) mark = nextMark(lists, attributeOf(source, "value"));
      if (name === "tr" && (isEnd || cells > 0)) {
        endCell();
        tabs = "";
      }
      if (name === "table" && !isEnd) outerCells.push(cells);
      if (name === "tr" || name === "table") cells = 0;
      if (name === "tr" && !isEnd) isRowBegun = false;
      if (name === "table" && isEnd) {
        cells = outerCells.pop() ?? 0;
        tabs = "";
      }
      if (!isAtLineStart && !isCellStart)
        breaks = Math.max(breaks, name === "p" && mark === "" ? 2 : 1);
      gap = "";
    }
  }
  endLink();
  return text.trimEnd();
}

/** What stands before the next item of the innermost list. */
function nextMark(lists: number[], value: string | undefined): string {
  const number = lists.pop() ?? Number.NaN;
  const own = Number.isNaN(number) ? number : Number(value ?? number);
  lists.push(own + 1);
  return Number.isNaN(own) ? "- " : `${own}. `;
}

/**
 * What to paste for some HTML whose plain text, beside it, loses the address of a link; `undefined`
 * where the browser pastes all there is to keep.
 */
export function pastedText(html: string, plain: string): string | undefined {
  const text = htmlToPlain(html, { isWritten: (address) => !plain.includes(address) });
  const isKept = text === htmlToPlain(html, { isWritten: () => false });
  return isKept ? undefined : text.replaceAll("\u00a0", " ");
}
