type Code = readonly number[];

const join = (...codes: Code[]): Code => codes.flat();
/** A number of seven bits in each byte. */
const leb = (value: number): Code =>
  value < 128 ? [value] : [(value % 128) + 128, ...leb(value >> 7)];
const sized = (code: Code): Code => [...leb(code.length), ...code];

const get = (local: number): Code => [0x20, local];
const set = (local: number): Code => [0x21, local];
/** Sets, and leaves the value where it is. */
const tee = (local: number): Code => [0x22, local];
/** Below 128; its second byte says that it is not below 0. */
const int = (value: number): Code => [0x41, value + 128, 0];
const add: Code = [0x6a];
const isAbove: Code = [0x4b];
const isAtLeast: Code = [0x4f];
const countZeros: Code = [0x68];
const leaveIf: Code = [0x0d, 1];
const repeat = (...codes: Code[]): Code => [
  0x02,
  0x40,
  0x03,
  0x40,
  ...codes.flat(),
  0x0c,
  0,
  0x0b,
  0x0b,
];

/** What is done to 16 bytes at once. */
const simd = (code: number): Code => [0xfd, ...leb(code)];
const load = (offset: number): Code => join(simd(0x00), [0, offset]);
const store = (offset: number): Code => join(simd(0x0b), [0, offset]);
/** A byte, or a word of four. */
const all = (...word: number[]): Code =>
  join(simd(0x0c), ...Array.from({ length: 16 / word.length }, () => word));
const areEqual = /* @__PURE__ */ simd(0x23);
const areLess = /* @__PURE__ */ simd(0x25);
const or = /* @__PURE__ */ simd(0x50);
const xor = /* @__PURE__ */ simd(0x51);
const isAny = /* @__PURE__ */ simd(0x53);
const signs = /* @__PURE__ */ simd(0x64);
const shiftLeft = /* @__PURE__ */ simd(0xab);
const shiftRight = /* @__PURE__ */ simd(0xad);
const multiply = /* @__PURE__ */ simd(0xb5);

/** What both functions are given: addresses of the first byte, and of the one behind the last. */
const [from, to] = [0, 1];
const goOn = (size: number): Code => join(get(from), int(size), add, set(from));
const leaveUnless = (size: number): Code =>
  join(get(from), int(size), add, get(to), isAbove, leaveIf);

/** Which of 16 bytes are no ASCII (so less than 0), control characters, quotes or backslashes. */
function strange(offset: number, bytes: number): Code {
  return join(
    join(get(from), load(offset), tee(bytes), all(0x20), areLess),
    join(get(bytes), all(0x22), areEqual, or),
    join(get(bytes), all(0x5c), areEqual, or),
  );
}

/** The address of the first strange byte, or one behind the last byte. */
function plain(): Code {
  const [found, bytes] = [2, 3];
  const inFour = [16, 32, 48].flatMap((offset) => join(strange(offset, bytes), or));
  return join(
    // Locals: one number, and one of 16 bytes.
    [2, 1, 0x7f, 1, 0x7b],
    repeat(leaveUnless(64), strange(0, bytes), inFour, isAny, leaveIf, goOn(64)),
    repeat(
      join(strange(0, bytes), signs, tee(found), leaveIf),
      join(goOn(16), get(from), get(to), isAtLeast, leaveIf),
    ),
    // Of none there are 32 zeros.
    join(get(from), get(found), countZeros, add),
  );
}

/**
 * Takes 64 bytes after 64 into 16 numbers, which begin at address 0: each becomes
 * `rotate(number ^ word, 13) * factor`, so that every change of a word changes it, and so does the order.
 */
function sum(): Code {
  const value = 6;
  const lanes = [2, 3, 4, 5].map((lane, at) => ({ lane, offset: 16 * at }));
  const factor = [0xb1, 0x79, 0x37, 0x9e];
  const take = lanes.flatMap(({ lane, offset }) =>
    join(
      join(get(lane), get(from), load(offset), xor, tee(value), int(13), shiftLeft),
      join(get(value), int(19), shiftRight, or, all(...factor), multiply, set(lane)),
    ),
  );
  return join(
    // Locals: five of 16 bytes.
    [1, 5, 0x7b],
    lanes.flatMap(({ lane, offset }) => join(int(0), load(offset), set(lane))),
    repeat(leaveUnless(64), take, goOn(64)),
    lanes.flatMap(({ lane, offset }) => join(int(0), get(lane), store(offset))),
  );
}

const section = (id: number, ...entries: Code[]): Code => [
  id,
  ...sized([entries.length, ...entries.flat()]),
];
const named = (name: string, ...what: number[]): Code =>
  join(sized([...new TextEncoder().encode(name)]), what);
const body = (code: Code): Code => sized([...code, 0x0b]);

/** A module of WebAssembly: a memory, and the functions `plain` and `sum`. */
export function kernelModule(pages: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    join(
      [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, [0x60, 2, 0x7f, 0x7f, 1, 0x7f], [0x60, 2, 0x7f, 0x7f, 0]),
      section(3, [0], [1]),
      section(5, [0, pages]),
      section(7, named("memory", 2, 0), named("plain", 0, 0), named("sum", 0, 1)),
      section(10, body(plain()), body(sum())),
    ),
  );
}
