import { Refusal } from "../answers.js";

/** A step of reading: it yields where it needs the next chunk. */
export type Reading<T> = Generator<undefined, T, undefined>;

/**
 * Reads JSON from chunks of bytes, wherever they are cut, without keeping them. What no JSON is, in
 * UTF-8, is refused: a reader at the API that is more lenient must not see another document.
 */
export interface JsonReader {
  /** The chunk that is being read, and how far. */
  readonly at: number;
  feed(chunk: Uint8Array): void;
  /** The next byte that is no white space; it stays. */
  peek(): Reading<number>;
  /** White space read so far. */
  readonly spaces: number;
  expect(text: string): Reading<void>;
  /** A string of any length, which is only checked. */
  skipString(): Reading<void>;
  /** A short string, decoded. */
  readName(): Reading<string>;
  /** A whole number of at most 15 digits. */
  readId(): Reading<number>;
}

export const quote = 0x22;
const backslash = 0x5c;
const longestName = 80;

export const malformed = (what: string) => new Refusal(400, `The body is not valid JSON: ${what}.`);

/** 1 for bytes that are a character of a string by themselves. */
const isPlain = /* @__PURE__ */ Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte < 0x80 && byte !== quote && byte !== backslash ? 1 : 0,
);

const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;

export function createJsonReader(): JsonReader {
  let chunk: Uint8Array = new Uint8Array();
  let at = 0;
  let spaces = 0;

  function* byte(): Reading<number> {
    while (at === chunk.length) yield;
    return chunk[at] ?? 0;
  }

  function* peek(): Reading<number> {
    for (;;) {
      while (at < chunk.length) {
        const next = chunk[at] ?? 0;
        if (!isSpace(next)) return next;
        at += 1;
        spaces += 1;
      }
      yield;
    }
  }

  function* expect(text: string): Reading<void> {
    yield* peek();
    for (const character of text) {
      if ((yield* byte()) !== character.charCodeAt(0))
        throw malformed(`no ${text} where one must be`);
      at += 1;
    }
  }

  const escapes = createEscapes();
  const letters = createUtf8();

  /** Up to the string's end or the chunk's; whether it was the string's. */
  const scan = (): boolean => {
    while (at < chunk.length) {
      if (!escapes.isOpen() && !letters.isOpen()) {
        at = endOfPlain(chunk, at);
        if (at === chunk.length) return false;
      }
      const next = chunk[at] ?? 0;
      at += 1;
      if (escapes.isOpen()) escapes.take(next);
      else if (letters.isOpen() || next >= 0x80) letters.take(next);
      else if (next === quote) return true;
      else if (next === backslash) escapes.open();
      else throw malformed("a control character in a string");
    }
    return false;
  };

  return {
    get at() {
      return at;
    },
    get spaces() {
      return spaces;
    },
    feed(next) {
      chunk = next;
      at = 0;
    },
    peek,
    expect,
    *skipString() {
      yield* expect('"');
      while (!scan()) yield;
    },
    *readName() {
      yield* expect('"');
      const bytes = [quote];
      for (;;) {
        const next = yield* byte();
        at += 1;
        bytes.push(next);
        if (next === quote) break;
        if (bytes.length > longestName) throw malformed("a name is too long");
        if (next !== backslash) continue;
        bytes.push(yield* byte());
        at += 1;
      }
      return decodeName(Uint8Array.from(bytes));
    },
    *readId() {
      let digits = "";
      if (!isDigit(yield* peek()))
        throw new Refusal(400, "An id in the body is not a whole number.");
      for (let next = yield* byte(); isDigit(next); next = yield* byte()) {
        digits += String.fromCharCode(next);
        at += 1;
        if (digits.length > 15) throw new Refusal(400, "An id in the body is too long.");
      }
      if (digits.length > 1 && digits.startsWith("0")) throw malformed("a number begins with 0");
      return Number(digits);
    },
  };
}

/**
 * Nearly all bytes of a large reply pass here, so four of them are looked at in one step: is one of
 * them no ASCII, below 0x20, a quote or a backslash? Measured, that is twice as fast as by one.
 */
function endOfPlain(bytes: Uint8Array, from: number): number {
  let at = from;
  const end = bytes.length;
  const isPlainAt = () => at < end && isPlain[bytes[at] ?? 0] === 1;
  while ((bytes.byteOffset + at) % 4 !== 0 && isPlainAt()) at += 1;
  if ((bytes.byteOffset + at) % 4 === 0) {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset + at, (end - at) >> 2);
    at += 4 * plainWords(words);
  }
  while (isPlainAt()) at += 1;
  return at;
}

function plainWords(words: Int32Array): number {
  const { length } = words;
  let at = 0;
  for (; at + 3 < length; at += 4) {
    const first = strange(words[at] ?? 0) | strange(words[at + 1] ?? 0);
    const second = strange(words[at + 2] ?? 0) | strange(words[at + 3] ?? 0);
    if (((first | second) & 0x80808080) !== 0) break;
  }
  while (at < length && (strange(words[at] ?? 0) & 0x80808080) === 0) at += 1;
  return at;
}

/** Has the high bit of each byte that is no plain one; below such a byte it says nothing. */
function strange(word: number): number {
  return (
    word |
    (word - 0x20202020) |
    ((word ^ 0x22222222) - 0x01010101) |
    ((word ^ 0x5c5c5c5c) - 0x01010101)
  );
}

function decodeName(bytes: Uint8Array): string {
  try {
    const name: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof name === "string") return name;
  } catch {
    // Said below.
  }
  throw malformed("a name is no string");
}

/** What follows a backslash: one of eight characters, or u and four hexadecimal digits. */
function createEscapes() {
  let left = 0;
  const isOneOf = (text: string, byte: number) => text.includes(String.fromCharCode(byte));
  return {
    isOpen: () => left > 0,
    open() {
      left = 5;
    },
    take(byte: number) {
      if (left === 5 && byte === 0x75) left = 4;
      else if (left === 5 && isOneOf('"\\/bfnrt', byte)) left = 0;
      else if (left < 5 && isOneOf("0123456789abcdefABCDEF", byte)) left -= 1;
      else throw malformed("an escape that there is not");
    },
  };
}

/** Letters of several bytes, none longer than it has to be, none that is half of another. */
function createUtf8() {
  let left = 0;
  let least = 0x80;
  let most = 0xbf;
  return {
    isOpen: () => left > 0,
    take(byte: number) {
      if (left > 0) {
        if (byte < least || byte > most) throw malformed("bytes that are not UTF-8");
        [least, most] = [0x80, 0xbf];
        left -= 1;
        return;
      }
      if (byte < 0xc2 || byte > 0xf4) throw malformed("bytes that are not UTF-8");
      left = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
      if (byte === 0xe0) least = 0xa0;
      if (byte === 0xed) most = 0x9f;
      if (byte === 0xf0) least = 0x90;
      if (byte === 0xf4) most = 0x8f;
    },
  };
}
