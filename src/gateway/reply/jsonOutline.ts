import { Refusal } from "../answers.js";
import type { Bytes } from "../bytes.js";

const quote = 0x22;
const backslash = 0x5c;
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
  read(chunk: Bytes): number | undefined;
}

/** `check` is called after each member of the document itself, and at the end, with all until then. */
export function createJsonOutline(
  check: (outline: unknown, members: number) => void,
  skipPlain = skipWords,
): JsonOutline {
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

  const judge = (json: string) => check(JSON.parse(json), members);

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
      let isDecoded = false;
      try {
        for (let at = 0; at < chunk.length; at += 1) {
          const byte = chunk[at] ?? 0;
          if (!isDecoded && (isLetterCut || byte >= 0x80)) {
            isDecoded = true;
            utf8 ??= new TextDecoder("utf-8", { fatal: true });
            // The chunk may end within a letter.
            utf8.decode(chunk, { stream: true });
          }
          isLetterCut = byte >= 0x80;
          if (!isInString) {
            if (readStructure(byte)) return at;
            continue;
          }
          readLetter(byte);
          const isLong = isInString && escape === 0 && letters.length >= longestName;
          if (isLong) at = skipPlain(chunk, at + 1) - 1;
        }
        return undefined;
      } catch (thrown) {
        // By the parser, or by the decoder.
        throw thrown instanceof Refusal ? thrown : malformed();
      }
    },
  };
}

export const isSpace = (byte: number) => [0x20, 0x0a, 0x0d, 0x09].includes(byte);

/** As far as the bytes lie in words of four. Nearly all of a large reply pass here. */
function skipWords({ buffer, byteOffset, length }: Bytes, from: number): number {
  if ((byteOffset + from) % 4 !== 0) return from;
  const words = new Int32Array(buffer, byteOffset + from, (length - from) >> 2);
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at] ?? 0;
    // A high bit is left where a byte is no ASCII, below "#" (quotes and control characters are), or "\\".
    const strange = word | (word - 0x23232323) | ((word ^ 0x5c5c5c5c) - 0x01010101);
    if ((strange & 0x80808080) !== 0) break;
  }
  return from + 4 * at;
}
