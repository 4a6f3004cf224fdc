import { tidied, type Quoted } from "./quotedHtml.js";

const letter = /[\p{L}\p{N}]/gu;
const lettersOf = (text: string) => text.match(letter)?.join("") ?? "";

/**
 * The part of it that says what is selected on the page, with its look; `undefined` where none does. A
 * selection has neither marks of lists nor the same white space.
 */
export function partOf(nodes: readonly Quoted[], selected: string): Quoted[] | undefined {
  const texts: string[] = [];
  let all = "";
  /** Of each letter: in which text, and where. */
  const places: (readonly [text: number, at: number])[] = [];
  const look = (node: Quoted) => {
    if (!("text" in node)) return node.children.forEach(look);
    for (const { 0: one, index } of node.text.matchAll(letter)) {
      all += one;
      for (let unit = 0; unit < one.length; unit += 1) places.push([texts.length, index]);
    }
    texts.push(node.text);
  };
  nodes.forEach(look);
  const behind = ([text, at]: readonly [number, number]) =>
    at + String.fromCodePoint(texts[text]?.codePointAt(at) ?? 0).length;
  const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  const isWhole = (from: number, to: number) => {
    const [first, last] = [places[from], places[to - 1]];
    if (!first || !last) return false;
    return !isLetter(texts[first[0]]?.[first[1] - 1]) && !isLetter(texts[last[0]]?.[behind(last)]);
  };
  for (const words of [selected, selected.replace(/^[\s>]*(?:- |\d+\. )/gm, "")]) {
    const letters = lettersOf(words);
    const from = letters === "" ? -1 : foundIn(all, letters, isWhole);
    const [first, last] = [places[from], places[from + letters.length - 1]];
    if (!first || !last) continue;
    const start = { text: first[0], at: first[1] };
    const end = { text: last[0], at: behind(last) };
    // The signs around them as far as they are selected, too; they may look otherwise.
    const [before = ""] = /^[^\p{L}\p{N}]*/u.exec(words) ?? [];
    for (const sign of Array.from(before.replace(/\s/g, "")).toReversed()) {
      if (start.at === 0 && texts[start.text - 1]?.endsWith(sign)) {
        start.text -= 1;
        start.at = texts[start.text]?.length ?? 0;
      }
      if (texts[start.text]?.slice(0, start.at).endsWith(sign)) start.at -= sign.length;
    }
    const [after = ""] = /[^\p{L}\p{N}]*$/u.exec(words) ?? [];
    for (const sign of after.replace(/\s/g, "")) {
      if (end.at === texts[end.text]?.length && texts[end.text + 1]?.startsWith(sign)) {
        end.text += 1;
        end.at = 0;
      }
      if (texts[end.text]?.startsWith(sign, end.at)) end.at += sign.length;
    }
    return tidied(cut(nodes, start, end));
  }
  return undefined;
}

/** Where letters stand: as words of their own where they do somewhere, else where they do first. */
function foundIn(
  all: string,
  letters: string,
  isWhole: (from: number, to: number) => boolean,
): number {
  for (let at = all.indexOf(letters); at >= 0; at = all.indexOf(letters, at + 1)) {
    if (isWhole(at, at + letters.length)) return at;
  }
  return all.indexOf(letters);
}

/** Which of the texts, and at which character of it. */
interface PlaceInText {
  text: number;
  at: number;
}

/** What stands between two places. */
function cut(nodes: readonly Quoted[], start: PlaceInText, end: PlaceInText): Quoted[] {
  let at = -1;
  const keep = (node: Quoted): Quoted[] => {
    if ("text" in node) {
      at += 1;
      if (at < start.text || at > end.text) return [];
      const from = at === start.text ? start.at : 0;
      return [{ text: node.text.slice(from, at === end.text ? end.at : undefined) }];
    }
    if (node.name === "br") return at >= start.text && at < end.text ? [node] : [];
    const inner = node.children.map(keep);
    const children = inner.flat();
    if (children.length === 0) return [];
    const left = node.name === "ol" ? inner.findIndex((one) => one.length > 0) : 0;
    return [{ ...node, ...(left > 0 && { start: (node.start ?? 1) + left }), children }];
  };
  return nodes.flatMap(keep);
}
