import type { Snippet } from "../../api/port.js";
import { fold } from "../../domain/text/fold.js";
import type { Choice } from "./choice.js";

/** A saved reply as a choice, with what is searched of it, folded once. */
export interface Searched {
  choice: Choice;
  name: string;
  /** Preview, folder and tags. */
  rest: string;
}

/** What a query found. */
interface Step {
  /** Folded, its words by one space. */
  query: string;
  /** In the order of the whole list. */
  list: readonly Searched[];
  /** The best first. */
  choices: readonly Choice[];
}

export function searchable(snippets: readonly Snippet[]): readonly Searched[] {
  return snippets.map((snippet) => {
    const { name, preview = "", folder = "", tags = [] } = snippet;
    const rest = fold([folder, ...tags, preview].join("\n"));
    return { choice: asChoice(snippet), name: fold(name), rest };
  });
}

export function asChoice({ id, name, folder, tags = [], preview }: Snippet): Choice {
  const about = [folder, ...tags].filter(Boolean).join(" · ");
  return { id: String(id), label: name, detail: preview, about: about || undefined };
}

/**
 * Finds those that fit a query, the best first: whose name begins with it, has words that do, or contains
 * it; then whose text does. Of those that fit alike the `recent` ones come first, by their ids, which are
 * asked for with an empty query: when the list opens.
 *
 * A query that goes on is searched among what the one before it found, and Backspace goes back to that.
 */
export function createRanking(
  all: readonly Searched[],
  recent: () => readonly string[],
): (query: string) => readonly Choice[] {
  let steps: readonly Step[] = [];
  return (typed) => {
    const query = wordsOf(typed).join(" ");
    if (query === "") steps = [];
    const [whole = stepOf("", ordered(all, recent()))] = steps;
    const before = steps.filter((step) => step !== whole && query.startsWith(step.query));
    const last = before.at(-1) ?? whole;
    const next = last.query === query ? [] : [stepOf(query, last.list)];
    steps = [whole, ...before, ...next];
    return (next[0] ?? last).choices;
  };
}

export function wordsOf(query: string): readonly string[] {
  return fold(query)
    .split(/\s+/)
    .filter((word) => word !== "");
}

function ordered(all: readonly Searched[], recent: readonly string[]): readonly Searched[] {
  const lastUsed = new Map(recent.map((id, index) => [id, index]));
  const used = ({ choice }: Searched) => lastUsed.get(choice.id) ?? recent.length;
  return recent.length > 0 ? all.toSorted((a, b) => used(a) - used(b)) : all;
}

function stepOf(query: string, among: readonly Searched[]): Step {
  const words = query.split(" ");
  const list: Searched[] = [];
  const ranks: Choice[][] = [[], [], [], []];
  for (const one of among) {
    const fitting = ranks[rankOf(one, query, words)];
    if (!fitting) continue;
    list.push(one);
    fitting.push(one.choice);
  }
  return { query, list, choices: ranks.flat() };
}

const noMatch = 4;

function rankOf({ name, rest }: Searched, query: string, words: readonly string[]): number {
  if (name.startsWith(query)) return 0;
  if (words.every((word) => name.startsWith(word) || name.includes(` ${word}`))) return 1;
  if (words.every((word) => name.includes(word))) return 2;
  return words.every((word) => name.includes(word) || rest.includes(word)) ? 3 : noMatch;
}

/** Those of the words that a text is without: what must be looked for elsewhere. */
export function wordsNotIn(text: string, words: readonly string[]): readonly string[] {
  const folded = fold(text);
  return words.filter((word) => !folded.includes(word));
}

/** Pieces of a text, in turns outside of the words and in them; whatever their case and accents. */
export function piecesOf(text: string, words: readonly string[]): readonly string[] {
  if (words.length === 0) return [text];
  const characters = Array.from(text);
  // Most texts have no letter that is folded to others, which takes fifty times as long.
  const isPlain = /^[ -~]*$/.test(text);
  const folded = characters.map((one) => (isPlain ? one.toLowerCase() : fold(one)));
  const plain = folded.join("");
  const marks = new Uint8Array(plain.length);
  for (const word of words) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
      marks.fill(1, at, at + word.length);
    }
  }
  const pieces = [""];
  let start = 0;
  for (const [index, character] of characters.entries()) {
    const isMarked = marks[start] === 1;
    if (isMarked !== (pieces.length % 2 === 0)) pieces.push("");
    pieces[pieces.length - 1] += character;
    start += folded[index]?.length ?? 0;
  }
  return pieces;
}
