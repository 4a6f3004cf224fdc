/** A run of words, still encoded, or a tag with all that stands in it. */
export type Piece =
  | { kind: "words"; words: string }
  | { kind: "tag"; name: string; isEnd: boolean; source: string };

/** Elements whose words nobody sees. */
const hidden = /^(?:script|style|title|template)$/;

/**
 * HTML piece by piece, comments and what is hidden left out. By string and not by DOMParser, which is
 * a Trusted Types sink. Linear in its length; never to be used as a sanitiser.
 */
export function* htmlPieces(html: string): Generator<Piece> {
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
    const close = isComment ? html.indexOf("-->", open) : endOfTag(html, open);
    // What nothing closes is no tag that a reader would see as text either.
    if (close < 0) return;
    at = close + (isComment ? 3 : 1);
    const source = html.slice(open, at);
    const name = /^<\/?([a-z][a-z0-9]*)/i.exec(source.slice(0, 20))?.[1]?.toLowerCase();
    if (name === undefined) continue;
    const isEnd = source[1] === "/";
    yield { kind: "tag", name, isEnd, source };
    if (isEnd || !hidden.test(name)) continue;
    const end = new RegExp(`</${name}`, "gi");
    end.lastIndex = at;
    const found = end.exec(html);
    if (!found) return;
    at = found.index;
  }
}

/** A `>` in a quoted value ends no tag. */
export function endOfTag(html: string, open: number): number {
  const sign = /=\s*["']|>/g;
  sign.lastIndex = open;
  for (let found = sign.exec(html); found; found = sign.exec(html)) {
    if (found[0] === ">") return found.index;
    const close = html.indexOf(found[0].slice(-1), sign.lastIndex);
    if (close >= 0) sign.lastIndex = close + 1;
  }
  return -1;
}

const attribute = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;

/** The value of a tag's attribute, still encoded. As in browsers, the first of two counts. */
export function attributeOf(source: string, name: string): string | undefined {
  attribute.lastIndex = 1;
  // Past the tag's own name, which is read like an attribute.
  attribute.exec(source);
  for (let found = attribute.exec(source); found; found = attribute.exec(source)) {
    if (found[1]?.toLowerCase() === name) return found[2] ?? found[3] ?? found[4] ?? "";
  }
  return undefined;
}
