import { decodeEntities } from "../text/entities.js";
import { endOfTag } from "../text/htmlPieces.js";

/** The words of HTML, decoded, with the place of each character in the source; tags apart. */
export interface Words {
  text: string;
  /** By the characters of the text; of those that are not in the source, an empty place. */
  starts: Int32Array;
  ends: Int32Array;
  tags: readonly { start: number; end: number }[];
}

/** Elements that part no word. */
const inline =
  /^(?:a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/;
/** Elements whose words nobody sees. */
const hidden = /^(?:script|style|title|template)$/;

/** A line ends at each block, and at no other place. Linear in the length of the source. */
export function readText(html: string): Words {
  const starts = new Int32Array(html.length);
  const ends = new Int32Array(html.length);
  const tags: { start: number; end: number }[] = [];
  const texts: string[] = [];
  let length = 0;
  const write = (text: string, start: number, end: number, isWhole: boolean) => {
    texts.push(text);
    for (let at = 0; at < text.length; at += 1) {
      starts[length] = isWhole ? start : start + at;
      ends[length] = isWhole ? end : start + at + 1;
      length += 1;
    }
  };
  const writeWords = (from: number, to: number) => {
    const words = html.slice(from, to);
    let at = 0;
    for (const { 0: entity, index } of words.matchAll(/&(?:#x?[\da-f]+|[a-z]+\d*);/gi)) {
      write(lineless(words.slice(at, index)), from + at, from + index, false);
      at = index + entity.length;
      write(lineless(decodeEntities(entity)), from + index, from + at, true);
    }
    write(lineless(words.slice(at)), from + at, to, false);
  };

  let at = 0;
  for (let open = html.indexOf("<"); open >= 0; open = html.indexOf("<", at)) {
    if (!/[a-z/!?]/i.test(html.charAt(open + 1))) {
      writeWords(at, open + 1);
      at = open + 1;
      continue;
    }
    writeWords(at, open);
    const isComment = html.startsWith("<!--", open);
    const close = isComment ? html.indexOf("-->", open) : endOfTag(html, open);
    if (close < 0) return { text: texts.join(""), starts, ends, tags };
    at = close + (isComment ? 3 : 1);
    if (isComment) continue;
    const [, end = "", name = ""] =
      /^<(\/?)([a-z][^\s/>]*)/i.exec(html.slice(open, open + 20)) ?? [];
    if (!inline.test(name.toLowerCase())) write("\n", open, open, true);
    if (name === "" || end !== "") continue;
    tags.push({ start: open, end: at });
    if (!hidden.test(name.toLowerCase())) continue;
    const closing = new RegExp(`</${name}`, "gi");
    closing.lastIndex = at;
    const found = closing.exec(html);
    if (!found) return { text: texts.join(""), starts, ends, tags };
    at = found.index;
  }
  writeWords(at, html.length);
  return { text: texts.join(""), starts, ends, tags };
}

/** A line of the source is no line of the text. */
function lineless(words: string): string {
  return words.replace(/[\n\r]/g, " ");
}
