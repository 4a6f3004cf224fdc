import type { Snippet } from "../../api/port.js";
import { fold } from "../../domain/text/fold.js";

/** A saved reply with what is searched of it, folded once. */
export interface Searched {
  snippet: Snippet;
  name: string;
  /** Preview, folder and tags. */
  rest: string;
}

export function searchable(snippets: readonly Snippet[]): readonly Searched[] {
  return snippets.map((snippet) => {
    const { name, preview = "", folder = "", tags = [] } = snippet;
    return { snippet, name: fold(name), rest: fold([folder, ...tags, preview].join("\n")) };
  });
}

/**
 * Those that fit a query, the best first: whose name begins with it, has words that do, or contains
 * it; then whose text does. Of those that fit alike the recently used ones come first.
 */
export function ranked(
  list: readonly Searched[],
  query: string,
  recent: readonly string[],
): readonly Snippet[] {
  const words = wordsOf(query);
  const lastUsed = new Map(recent.map((id, index) => [id, index]));
  const ranks: { snippet: Snippet; rank: number; used: number }[] = [];
  for (const one of list) {
    const rank = rankOf(one, words);
    const used = lastUsed.get(String(one.snippet.id)) ?? recent.length;
    if (rank < noMatch) ranks.push({ snippet: one.snippet, rank, used });
  }
  return ranks.toSorted((a, b) => a.rank - b.rank || a.used - b.used).map(({ snippet }) => snippet);
}

export function wordsOf(query: string): readonly string[] {
  return fold(query)
    .split(/\s+/)
    .filter((word) => word !== "");
}

const noMatch = 4;

function rankOf({ name, rest }: Searched, words: readonly string[]): number {
  if (name.startsWith(words.join(" "))) return 0;
  if (words.every((word) => name.startsWith(word) || name.includes(` ${word}`))) return 1;
  if (words.every((word) => name.includes(word))) return 2;
  return words.every((word) => name.includes(word) || rest.includes(word)) ? 3 : noMatch;
}

/** Pieces of a text, in turns outside of the words and in them; whatever their case and accents. */
export function piecesOf(text: string, words: readonly string[]): readonly string[] {
  if (words.length === 0) return [text];
  const characters = Array.from(text);
  // Most texts have no letter that is folded to others, which takes fifty times as long.
  const isPlain = /^[ -~]*$/.test(text);
  const folded = characters.map((one) => (isPlain ? one.toLowerCase() : fold(one)));
  const plain = folded.join("");
  /** Where each character begins in `plain`. */
  const starts: number[] = [];
  let length = 0;
  for (const one of folded) {
    starts.push(length);
    length += one.length;
  }
  const isMarked = Array.from<boolean>({ length: characters.length }).fill(false);
  for (const word of words) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
      for (const [index, start] of starts.entries()) {
        if (start >= at && start < at + word.length) isMarked[index] = true;
      }
    }
  }
  const pieces = [""];
  for (const [index, character] of characters.entries()) {
    if (isMarked[index] !== (pieces.length % 2 === 0)) pieces.push("");
    pieces[pieces.length - 1] += character;
  }
  return pieces;
}
