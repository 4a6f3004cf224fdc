import { Refusal } from "../answers.js";
import { parse } from "../json.js";

const [quote, backslash] = [0x22, 0x5c];
/** Letters of a name that are kept; the longest name of a reply, all in escapes, has 66. */
const longestName = 80;
const longestOutline = 200_000;
const deepest = 3;

export const malformed = () => new Refusal(400, "The body is not valid JSON in UTF-8.");

/**
 * Reads a JSON document from chunks of bytes, wherever they are cut, and keeps its outline: the
 * document without the content of its strings, but for names. So `JSON.parse` judges it, though the
 * document be as large as it likes. What is left out is checked here: an API that reads more
 * leniently must not see another document.
 */
export interface JsonOutline {
  /** The index of the last byte of the document, once it is in the chunk. @throws {Refusal} */
  read(chunk: Uint8Array): number | undefined;
}

/** `check` is called after each member of the document itself, and at the end, with all until then. */
export function createJsonOutline(check: (outline: unknown, members: number) => void): JsonOutline {
  let utf8: TextDecoder | undefined;
  let outline = "";
  /** The last character outside of strings. */
  let last = "";
  let depth = 0;
  let members = 0;
  let isInString = false;
  /** The beginning of a string of which it is not known yet whether it is a name. */
  let letters = "";
  /** What is left of an escape: 5, and after its `u` as many as digits are to come. */
  let escape = 0;
  let isLetterCut = false;

  const judge = (json: string) => {
    const value = parse(json);
    if (value === undefined) throw malformed();
    check(value, members);
  };

  const readLetter = (byte: number) => {
    if (escape > 0) {
      const character = String.fromCharCode(byte);
      const isWhole = escape === 5 && '"\\/bfnrt'.includes(character);
      const isPart = escape === 5 ? character === "u" : /[\da-f]/i.test(character);
      if (!isWhole && !isPart) throw malformed();
      escape = isWhole ? 0 : escape - 1;
    } else if (byte === quote) isInString = false;
    else if (byte === backslash) escape = 5;
    else if (byte < 0x20) throw malformed();
    if (letters.length < longestName || !isInString) letters += String.fromCharCode(byte);
  };

  /** Returns whether the document ends with it. */
  const readStructure = (byte: number): boolean => {
    const character = isSpace(byte) ? " " : String.fromCharCode(byte);
    const before = last;
    last = character;
    if (character === " ") {
      if (before !== " ") outline += " ";
      return false;
    }
    // Numbers are ids: digits alone.
    if (!/[[\]{}:,"\da-z]/.test(character) || /\de/.test(before + character)) {
      throw malformed();
    }
    if (letters !== "") outline += character === ":" ? letters : '""';
    letters = "";
    if (character === ":") members += 1;
    if (character === "," && depth === 1) judge(`${outline}}`);
    isInString = byte === quote;
    if (isInString) letters = character;
    else outline += character;
    if ("[{".includes(character)) depth += 1;
    if ("]}".includes(character)) depth -= 1;
    if (depth > deepest || outline.length > longestOutline) throw malformed();
    if (depth > 0) return false;
    judge(outline);
    return true;
  };

  return {
    read(chunk) {
      const words = wordsOf(chunk);
      const first = words.byteOffset - chunk.byteOffset;
      let isDecoded = false;
      for (let at = 0; at < chunk.length; at += 1) {
        const byte = chunk[at] ?? 0;
        if (!isDecoded && (isLetterCut || byte >= 0x80)) {
          isDecoded = true;
          utf8 ??= new TextDecoder("utf-8", { fatal: true });
          decode(utf8, chunk);
        }
        isLetterCut = byte >= 0x80;
        if (!isInString) {
          if (readStructure(byte)) return at;
          continue;
        }
        readLetter(byte);
        const isLong = isInString && escape === 0 && letters.length >= longestName;
        const word = (at + 1 - first) / 4;
        if (isLong && Number.isInteger(word)) at += 4 * countPlain(words, word);
      }
      return undefined;
    },
  };
}

export const isSpace = (byte: number) =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Refuses what no UTF-8 is; `chunk` may end within a letter. */
function decode(utf8: TextDecoder, chunk: Uint8Array) {
  try {
    utf8.decode(chunk, { stream: true });
  } catch {
    throw malformed();
  }
}

/** As four bytes each, as far as they lie so in memory. */
function wordsOf({ buffer, byteOffset, length }: Uint8Array): Int32Array {
  const first = -byteOffset & 3;
  if (length < 8) return new Int32Array();
  return new Int32Array(buffer, byteOffset + first, (length - first) >> 2);
}

/**
 * Words from `from` on that are plain. Nearly all bytes of a large reply pass here, so 32 of them
 * are looked at in one step: all those of base64 are plain.
 */
function countPlain(words: Int32Array, from: number): number {
  let at = from;
  for (const last = words.length - 8; at <= last; at += 8) {
    const one = strange(words[at] ?? 0) | strange(words[at + 1] ?? 0);
    const two = strange(words[at + 2] ?? 0) | strange(words[at + 3] ?? 0);
    const three = strange(words[at + 4] ?? 0) | strange(words[at + 5] ?? 0);
    const four = strange(words[at + 6] ?? 0) | strange(words[at + 7] ?? 0);
    if (((one | two | three | four) & 0x80808080) !== 0) break;
  }
  while (at < words.length && (strange(words[at] ?? 0) & 0x80808080) === 0) at += 1;
  return at - from;
}

/** Has a high bit where a byte is no ASCII, below "#" (quote and control characters are), or "\". */
function strange(word: number): number {
  return word | (word - 0x23232323) | ((word ^ 0x5c5c5c5c) - 0x01010101);
}
