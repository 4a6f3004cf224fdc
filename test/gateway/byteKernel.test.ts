import { expect, test } from "vitest";
import { byteKernel } from "../../src/gateway/node/byteKernel.js";

const kernel = byteKernel();
if (kernel === undefined) throw new Error("This runtime has no kernel");
const { skipPlain, createSum } = kernel;

const sumOf = (all: Uint8Array<ArrayBuffer>, ...cuts: number[]) => {
  const sum = createSum();
  let at = 0;
  for (const cut of [...cuts, all.length]) {
    sum.add(all.slice(at, cut));
    at = cut;
  }
  return Buffer.from(sum.end()).toString("hex");
};

test("whatever is no plain letter is found wherever it stands, in chunks of every length", () => {
  const plain = Array.from({ length: 0x60 }, (_, at) => at + 0x20).filter(
    (byte) => byte !== 0x22 && byte !== 0x5c,
  );
  for (let byte = 0; byte < 256; byte += 1) {
    const chunk = new Uint8Array(400).map((_, at) => plain[at % plain.length] ?? 0);
    const at = (byte * 7) % 300;
    chunk[at] = byte;
    const found = plain.includes(byte) ? 400 : at;
    expect([byte, skipPlain(chunk, 0)]).toEqual([byte, found]);
    const behind = chunk.slice(0, at);
    for (const from of [0, 1, at >> 1, at]) expect(skipPlain(behind, from)).toBe(at);
  }
});

test("a sum is the same however the bytes are cut, and another one for every change", () => {
  const all = new Uint8Array(300_000).map((_, at) => (at * 7_919) >> 3);
  const wanted = sumOf(all);
  expect(sumOf(all, 1, 2, 66, 129, 70_000, 70_063, 270_001)).toBe(wanted);
  for (const at of [0, 63, 64, 150_000, 299_999]) {
    const other = all.slice();
    other[at] = (other[at] ?? 0) ^ 0x20;
    expect(sumOf(other)).not.toBe(wanted);
    // Also where the same change is made to a letter of the next block.
    other[(at + 64) % all.length] = (other[(at + 64) % all.length] ?? 0) ^ 0x20;
    expect(sumOf(other)).not.toBe(wanted);
  }
  const swapped = all.slice();
  swapped.set(all.subarray(64, 128), 0);
  swapped.set(all.subarray(0, 64), 64);
  expect(sumOf(swapped)).not.toBe(wanted);
});
