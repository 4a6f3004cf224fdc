// HTML as text, by string and not by DOMParser, which is a Trusted Types sink. One pass over the
// text. Good enough to show or to copy, never to be used as a sanitiser.

/** Elements that begin a line, with the line breaks that stand before and behind them. */
const blocks = /* @__PURE__ */ new Map(
  /* @__PURE__ */ Object.entries({
    p: 2,
    div: 1,
    li: 1,
    ul: 1,
    ol: 1,
    tr: 1,
    table: 1,
    blockquote: 1,
    pre: 1,
    h1: 1,
    h2: 1,
    h3: 1,
    h4: 1,
    h5: 1,
    h6: 1,
  }),
);

/** What a reader would see of it, line breaks kept, quoted lines behind a `>`. Linear in its length; throws nothing. */
export function htmlToPlain(html: string): string {
  let text = "";
  let breaks = 0;
  let isAtLineStart = true;
  // A line break of the source, or a table's cell: a space, unless a line begins or ends there.
  let hasSpace = false;
  let quotes = 0;
  const write = (words: string) => {
    if (text !== "" && breaks > 0) text += "\n".repeat(breaks);
    else if (hasSpace && !isAtLineStart) text += " ";
    const beginsLine = isAtLineStart || breaks > 0;
    // A bound, since each of a thousand quotes within each other would repeat them all.
    if (beginsLine && words !== "\n") text += "> ".repeat(Math.min(quotes, 5));
    text += words;
    breaks = 0;
    hasSpace = false;
    isAtLineStart = words.endsWith("\n");
  };
  for (const piece of pieces(html)) {
    if (piece.kind === "words") {
      const lines = piece.words.split(/[\n\r]+/);
      lines.forEach((line, index) => {
        const words = withoutSpaces(line, index > 0, index < lines.length - 1);
        hasSpace ||= index > 0 || words === "";
        if (/[^\t ]/.test(words)) write(decodeEntities(words));
      });
    } else if (piece.name === "br") {
      hasSpace = false;
      write("\n");
    } else if (piece.name === "td" || piece.name === "th") {
      hasSpace = true;
    } else {
      if (piece.name === "blockquote") quotes = Math.max(0, quotes + (piece.isEnd ? -1 : 1));
      if (!isAtLineStart) breaks = Math.max(breaks, blocks.get(piece.name) ?? 0);
    }
  }
  return text.trimEnd();
}

/** By hand, since an expression for spaces at the end tries every space before it. */
function withoutSpaces(line: string, atStart: boolean, atEnd: boolean): string {
  const isSpace = (at: number) => line[at] === " " || line[at] === "\t";
  let start = 0;
  let end = line.length;
  if (atStart) while (start < end && isSpace(start)) start += 1;
  if (atEnd) while (end > start && isSpace(end - 1)) end -= 1;
  return line.slice(start, end);
}

type Piece = { kind: "words"; words: string } | { kind: "tag"; name: string; isEnd: boolean };

function* pieces(html: string): Generator<Piece> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open < 0) return yield { kind: "words", words: html.slice(at) };
    if (open > at) yield { kind: "words", words: html.slice(at, open) };
    if (!/[a-z/!?]/i.test(html.charAt(open + 1))) {
      yield { kind: "words", words: "<" };
      at = open + 1;
      continue;
    }
    const isComment = html.startsWith("<!--", open);
    const close = html.indexOf(isComment ? "-->" : ">", open);
    // What nothing closes is no tag that a reader would see as text either.
    if (close < 0) return;
    at = close + (isComment ? 3 : 1);
    const name = /^<\/?([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 20))?.[1]?.toLowerCase();
    if (name === undefined) continue;
    const isEnd = html[open + 1] === "/";
    yield { kind: "tag", name, isEnd };
    const isHidden = (name === "script" || name === "style") && !isEnd;
    if (!isHidden) continue;
    const end = new RegExp(`</${name}`, "gi");
    end.lastIndex = at;
    const found = end.exec(html);
    if (!found) return;
    at = found.index;
  }
}

const entities = /* @__PURE__ */ new Map(
  /* @__PURE__ */ Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: "\u00a0",
  }),
);

function decodeEntities(words: string): string {
  return words.replace(/&(#x?[0-9a-f]{1,7}|[a-z]{2,8});/gi, (whole: string, name: string) => {
    if (!name.startsWith("#")) return entities.get(name.toLowerCase()) ?? whole;
    const isHex = name[1] === "x" || name[1] === "X";
    const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
