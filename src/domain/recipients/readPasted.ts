import { isRecipient, type ParsedRecipient } from "./parseRecipients.js";
import { leaveRow, withRowNames } from "./pastedRows.js";
import { isSameAddress, listSeparator, separatorCharacters, type Recipient } from "./recipients.js";
import {
  asName,
  broken,
  endsInAnd,
  isMark,
  isMarks,
  isMistyped,
  isOfNobody,
  joined,
  nameOf,
  partsOf,
  readAddress,
  readShownLink,
  withoutLabel,
  type Word,
} from "./recipientWords.js";

/**
 * Reads people out of whatever was typed or pasted, in its order: `Ann Lee <ann@x.com>`,
 * `Lee, Ann <…>`, `Ann - ann@x.com`, `ann@x.com (Ann)`, `mailto:`, `To:`, bullets and numbers, groups,
 * rows of a spreadsheet, lists by comma, semicolon, line, or spaces between bare addresses, mixed.
 * Words beside an address become its name. Takes linear time; throws nothing.
 */
export function readPasted(text: string): ParsedRecipient[] {
  // Each press asks both fields for copies what is left in them, mostly nothing.
  if (text === "") return [];
  const lines = text.split(/[\n\r\v\f\u2028\u2029]+/);
  return withRowNames(lines.map(readLine));
}

function readLine(line: string): ParsedRecipient[] {
  if (isOfNobody(line)) return leaveRow(line);
  return line.includes("\t") ? readRow(line) : readList(line);
}

/** A row's other cells name its address: the cells before it, or after it where it comes first. */
function readRow(line: string): ParsedRecipient[] {
  const cells = line
    .split("\t")
    // A first column of numbers counts the rows.
    .filter((cell, index) => cell.trim() !== "" && !(index === 0 && /^\s*\d{1,4}\s*$/.test(cell)))
    .map((cell) => ({ cell, entries: /[@%]/.test(cell) ? readList(cell) : [] }));
  const isSomebody = ({ entries }: { entries: ParsedRecipient[] }) => entries.some(isRecipient);
  let left = cells.filter(isSomebody).length;
  if (left === 0) return leaveRow(line);
  const isNameFirst = !cells.slice(0, 1).some(isSomebody);
  const all: ParsedRecipient[] = [];
  let before = "";
  let last: Recipient | undefined;
  for (const { cell, entries } of cells) {
    const people = entries.filter(isRecipient);
    const [first] = people;
    // A mistyped address becomes an entry, not a name, so that the agent sees it.
    if (first || /\S@/.test(cell)) all.push(...entries);
    else if (isNameFirst && left > 0) before = joined(before, asName(cell));
    else if (last) addName(last, asName(cell));
    if (!first) continue;
    left -= 1;
    if (before !== "") first.name = joined(before, first.name ?? "");
    before = "";
    last = people.at(-1);
  }
  return all;
}

function readList(text: string): ParsedRecipient[] {
  const all: ParsedRecipient[] = [];
  let words: Word[] = [];
  /** The last recipient since the separator. */
  let last: Recipient | undefined;
  /** Words before a comma that may be part of the name after it: "Doe, John <john@x.com>". */
  let surname: string | undefined;

  const leave = (left: readonly Word[]) => {
    const [first] = left;
    if (!first) return;
    const leftover = text.slice(first.at, left.at(-1)?.end);
    // Brackets without an address were meant to hold one: they stay as an entry.
    const isNothing = isMarks(leftover) && (last !== undefined || !/[<>()[\]"]/.test(leftover));
    if (!isNothing) all.push({ leftover });
  };
  /** Adds the words after an address to its name: `(Sales)`, `- Ann Lee`. */
  const takeRemarks = (isEnd: boolean) => {
    if (!last || words.length === 0) return;
    while (words[0]?.kind === "comment" && !/\S@/.test(words[0].value)) {
      const { value, at, end } = words[0];
      addName(last, last.name === undefined ? value.trim() : text.slice(at, end));
      words.shift();
    }
    const [mark, ...remark] = words;
    if (mark?.kind !== "text" || !/^(?:[\p{Pd}:：]+$|\()/u.test(mark.value)) return;
    if ((!isEnd && last.name !== undefined) || words.some(isMistyped)) return;
    addName(last, nameOf(mark.value.startsWith("(") ? words : remark));
    words = [];
  };
  const meet = (person: Recipient, isEnclosed: boolean) => {
    // Mail programs write "ann@x.com <ann@x.com>" for one person.
    if (isEnclosed && last && words.length === 0 && isSameAddress(last.address, person.address)) {
      return;
    }
    takeRemarks(false);
    // "Bob and ann@x.com" names two.
    if (endsInAnd(words)) {
      leave(words.slice(0, -1));
      words = [];
    }
    const mistyped = words.findLastIndex(isMistyped) + 1;
    leave(words.slice(0, mistyped));
    const named = withoutLabel(words.slice(mistyped), person.address);
    let name = nameOf(named);
    const isLed =
      named.length < words.length || (words[0]?.kind === "text" && isMark(words[0].value));
    if (isEnclosed && surname !== undefined && !last && mistyped === 0 && !isLed) {
      all.pop();
      name = asName(name === "" ? surname : `${surname}, ${name}`);
    }
    last = { ...person };
    if (name !== "") last.name = joined(name, person.name ?? "");
    all.push(last);
    words = [];
    surname = undefined;
  };
  const separate = (sign: string) => {
    takeRemarks(true);
    const before = all.length;
    leave(words);
    const only = last || all.length === before ? undefined : all.at(-1);
    const isSurname =
      /[,，،]/.test(sign) && only && "leftover" in only && !only.leftover.includes("@");
    const first = isSurname ? withoutLabel(words)[0] : undefined;
    surname = first ? text.slice(first.at, words.at(-1)?.end) : undefined;
    words = [];
    last = undefined;
  };

  for (let at = 0; at < text.length;) {
    const char = text.charAt(at);
    const gap = match(space, text, at);
    if (gap !== undefined || listSeparator.test(char)) {
      if (gap === undefined) separate(char);
      at += gap?.length ?? 1;
      continue;
    }
    const enclosed = match(enclosures[char], text, at) ?? "";
    const inside = enclosed.slice(1, -1);
    const end = at + enclosed.length;
    const isQuote = enclosed !== "" && !"<([".includes(char);
    const address = isQuote ? undefined : readAddress(inside.trim());
    const torn = match(broken, text, at);
    const met = address === undefined ? readShownLink(inside.trim()) : { address };
    if (met) {
      meet(met, true);
      at = end;
    } else if (isQuote && text.charAt(end) !== "@") {
      const value = char === '"' ? inside.replace(/\\(.)/g, "$1") : inside;
      // Quoted addresses are people, but before an address in brackets the quotes hold a name.
      const people =
        value.includes("@") && match(bracket, text, end) === undefined ? readList(value) : [];
      if (people.length === 0 || !people.every(isRecipient)) {
        words.push({ kind: "quoted", value, at, end });
      } else for (const one of people) meet(one, false);
      at = end;
    } else if (char === "(" && enclosed !== "") {
      // A single address in parentheses may be no recipient: `(was bob@x.com)`.
      const people = inside.includes("@") ? readList(inside) : [];
      if (people.length > 1 && people.every(isRecipient)) {
        for (const one of people) meet(one, false);
      } else words.push({ kind: "comment", value: inside, at, end });
      at = end;
    } else if (torn !== undefined) {
      words.push({ kind: "text", value: torn, at, end: at + torn.length });
      at += torn.length;
    } else {
      // An unclosed bracket or quote is text; a quoted local part belongs to its word.
      const start = enclosed !== "" && isQuote ? enclosed : (match(opened, text, at) ?? char);
      const value = start + (match(restOfWord, text, at + start.length) ?? "");
      const previous = words.at(-1);
      // No part of `a"b"c@x.com` is an address.
      const isTorn = previous?.kind === "quoted" && previous.end === at;
      const parts = isTorn ? [] : partsOf(value);
      if (parts.length > 1) {
        let from = at;
        at += value.length;
        for (const [index, part] of parts.entries()) {
          const somebody = readAddress(part);
          if (somebody !== undefined) meet({ address: somebody }, false);
          // A dash that leads to an address is no part of a name.
          else if (readAddress(parts[index + 1] ?? "") === undefined || !isMarks(part)) {
            words.push({ kind: "text", value: part, at: from, end: from + part.length });
          }
          from += part.length;
        }
        continue;
      }
      const whole = isTorn ? undefined : readAddress(value);
      // "Team:ann@x.com", "Cc:Ann"
      const label = whole === undefined ? (match(beforeColon, value, 0) ?? "") : "";
      const rest = value.slice(label.length);
      const behind = whole ?? (label === "" ? undefined : readAddress(rest));
      if (label !== "") words.push({ kind: "text", value: label, at, end: at + label.length });
      if (behind !== undefined) meet({ address: behind }, false);
      else words.push({ kind: "text", value: rest, at: at + label.length, end: at + value.length });
      at += value.length;
    }
  }
  separate("");
  return all;
}

function addName(person: Recipient, name: string): void {
  if (name !== "") person.name = joined(person.name ?? "", name);
}

/** Of bounded length, so that a stray quote neither eats a list nor costs time. */
const enclosures: Record<string, RegExp> = /* @__PURE__ */ (() => {
  const curly = /[“”„«»][^“”„«»]{0,500}[“”«»]/y;
  return {
    // Nothing in quotes many times is one word: a text of nothing else would be half a million.
    '"': /(?:""){2,}|"(?:[^"\\]|\\.){0,500}"/y,
    "(": /\([^()]{0,500}\)/y,
    "<": /<[^<>]{0,500}>/y,
    "[": /\[[^[\]]{0,500}\]/y,
    ...Object.fromEntries(Array.from("“”„«»", (sign) => [sign, curly])),
  };
})();

/**
 * What opens nothing: of brackets in a row all but the last, and an escaped quote. A text of them
 * would be searched again from each.
 */
const opened = /[<([]+(?=[<([])|\\["\\]/y;

const restOfWord = /* @__PURE__ */ (() =>
  new RegExp(`(?:[^\\s${separatorCharacters}"(<[\\\\]+|\\\\["\\\\]?)*`, "y"))();

const space = /\s+/y;

const bracket = /\s*[<[]/y;

const beforeColon = /[^@/?]*[:：](?=[^/])/y;

function match(pattern: RegExp | undefined, text: string, at: number): string | undefined {
  if (!pattern) return undefined;
  pattern.lastIndex = at;
  // Without the array of `exec`, for each of a million characters.
  return pattern.test(text) ? text.slice(at, pattern.lastIndex) : undefined;
}
