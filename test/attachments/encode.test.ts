import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { encode, nextSliceSize } from "../../src/attachments/encode.js";
import { bytesOf, fileReadBy, type Reading } from "./files.js";

const minRead = 384 * 1024;
const minSlice = 48 * 1024;
const maxSlice = 1536 * 1024;

const expected = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

async function encoded(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return (await encode(new File([bytes], "a"))).text();
}

/** The bytes encoded by the end of each slice. */
async function slicesOf(file: Blob): Promise<number[]> {
  const seen: number[] = [];
  await encode(file, { onProgress: (at) => seen.push(at) });
  return seen;
}

/** Lets it find out that this is what the machine can do, for the rest of the test. */
async function encodesIn(slice: number) {
  sliceTakes(slice === minSlice ? 1_000 : 0);
  await encode(new Blob([bytesOf(4 * maxSlice)]));
}

/** A file that remembers how it was read. */
function recorded(size: number) {
  const readings: Reading[] = [];
  const file = fileReadBy(async (reading, bytes) => {
    readings.push(reading);
    return bytes;
  }, size);
  return { file, readings };
}

/** Every slice seems to have taken so many milliseconds. */
function sliceTakes(milliseconds: number) {
  let now = 0;
  const spy = vi.spyOn(performance, "now").mockImplementation(() => (now += milliseconds));
  onTestFinished(() => spy.mockRestore());
}

describe("a file as base64", () => {
  test.each([
    ["", ""],
    ["f", "Zg=="],
    ["fo", "Zm8="],
    ["foo", "Zm9v"],
    ["foob", "Zm9vYg=="],
    ["fooba", "Zm9vYmE="],
    ["foobar", "Zm9vYmFy"],
    ["file", "ZmlsZQ=="],
  ])("RFC 4648: %j is %j", async (text, base64) => {
    expect(await (await encode(new Blob([text]))).text()).toBe(base64);
  });

  test("is right for every small size", async () => {
    const small = fc.uint8Array({ maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(small, async (bytes) => {
        expect(await encoded(new Uint8Array(bytes))).toBe(expected(bytes));
      }),
      { numRuns: 200 },
    );
  });

  describe.each([
    ["the smallest slices", minSlice],
    ["the largest slices", maxSlice],
  ])("in %s", (_what, slice) => {
    beforeEach(() => encodesIn(slice));

    test.each([
      ["one byte short of a slice", slice - 1],
      ["a slice", slice],
      ["a slice and one byte", slice + 1],
      ["a slice and two bytes", slice + 2],
      ["more than two slices", 2 * slice + 1],
      ["a reading", Math.max(slice, minRead)],
      ["a reading and one byte", Math.max(slice, minRead) + 1],
    ])("is right for %s", async (_size, size) => {
      const bytes = bytesOf(size);
      expect((await encoded(bytes)) === expected(bytes)).toBe(true);
    });
  });

  test.each([15, 16, 17, 33])("is right for %i slices", async (count) => {
    await encodesIn(minSlice);
    const bytes = bytesOf(count * minSlice);
    expect(await slicesOf(new Blob([bytes]))).toHaveLength(count);
    expect((await encoded(bytes)) === expected(bytes)).toBe(true);
  });

  test.each([0, 1, 6, 13, 1_000])("is right at any speed: slices of %i ms", async (speed) => {
    sliceTakes(speed);
    const sizes = fc.integer({ min: minRead - 3, max: 3 * minRead });
    await fc.assert(
      fc.asyncProperty(sizes, async (size) => {
        const bytes = bytesOf(size);
        expect((await encoded(bytes)) === expected(bytes)).toBe(true);
      }),
      { numRuns: 5 },
    );
  });

  test("reads it once, in order, in slices that fit together", async () => {
    sliceTakes(1);
    const { file, readings } = recorded(6_000_001);
    await encode(file);
    expect(readings.length).toBeGreaterThan(3);
    readings.forEach(({ start, end }, index) => {
      expect(start).toBe(readings[index - 1]?.end ?? 0);
      expect(end - start).toBeLessThanOrEqual(maxSlice);
    });
    expect(readings.slice(0, -1).every(({ start, end }) => (end - start) % 3 === 0)).toBe(true);
    expect(readings.at(-1)?.end).toBe(file.size);
  });

  test.each([0, 1_000])("tells its progress up to the size: slices of %i ms", async (speed) => {
    sliceTakes(speed);
    const seen = await slicesOf(new Blob([bytesOf(2 * maxSlice)]));
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.at(-1)).toBe(2 * maxSlice);
  });

  test("asks the disk for more than a small slice", async () => {
    await encodesIn(minSlice);
    const { file, readings } = recorded(3 * minRead);
    const slices = await slicesOf(file);
    expect(readings).toEqual(
      [0, 1, 2].map((n) => ({ start: n * minRead, end: (n + 1) * minRead })),
    );
    expect(slices).toEqual(Array.from({ length: 24 }, (_, n) => (n + 1) * minSlice));
  });

  test("takes slices for the next file from what it learned by this one", async () => {
    const file = new Blob([bytesOf(3 * minSlice)]);
    await encodesIn(maxSlice);
    expect(await slicesOf(file)).toHaveLength(1);
    // Smaller than what would fit, and slow nevertheless.
    sliceTakes(1_000);
    expect(await slicesOf(file)).toHaveLength(1);
    expect(await slicesOf(file)).toHaveLength(3);
  });

  test("lets other tasks run between slices", async () => {
    sliceTakes(1_000);
    const order: string[] = [];
    const other = new MessageChannel();
    onTestFinished(() => other.port1.close());
    other.port1.addEventListener("message", () => order.push("other"));
    other.port1.start();
    await encode(new Blob([bytesOf(1_000_000)]), {
      onProgress: () => {
        order.push("slice");
        other.port2.postMessage("");
      },
    });
    expect(order.indexOf("other")).toBeLessThan(order.lastIndexOf("slice"));
    expect(order).toContain("other");
  });
});

describe("without toBase64", () => {
  // Node has it from version 25 on.
  const native = Object.getOwnPropertyDescriptor(Uint8Array.prototype, "toBase64");
  beforeEach(() => void Reflect.deleteProperty(Uint8Array.prototype, "toBase64"));
  afterEach(() => {
    if (native) Reflect.defineProperty(Uint8Array.prototype, "toBase64", native);
  });

  test("gives the same text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), async (bytes) => {
        expect(await encoded(new Uint8Array(bytes))).toBe(expected(bytes));
      }),
    );
  });

  test.each([
    [minSlice, -1],
    [minSlice, 0],
    [minSlice, 1],
    [minSlice, 2 * minSlice + 2],
    [maxSlice, -1],
    [maxSlice, 0],
    [maxSlice, 1],
    [maxSlice, 2 * maxSlice + 2],
  ] as const)("gives it for slices of %i bytes and %i", async (slice, more) => {
    await encodesIn(slice);
    const bytes = bytesOf(slice + more);
    expect((await encoded(bytes)) === expected(bytes)).toBe(true);
  });
});

describe("the size of the next slice", () => {
  test.each([
    ["stays while a slice takes the budget", minRead, 6, minRead],
    ["halves when it took twice as long", minRead, 12, minRead / 2],
    ["grows when it was quick", minRead, 4, minRead * 1.5],
    ["at most doubles", minRead, 1, minRead * 2],
    ["at most doubles when the clock saw nothing", minRead, 0, minRead * 2],
    ["never goes below the least", minRead, 10_000, minSlice],
    ["never goes above the most", maxSlice, 1, maxSlice],
    ["recovers from a short last slice", 1, 1, minSlice],
  ])("%s", (_what, bytes, milliseconds, size) => {
    expect(nextSliceSize(bytes, milliseconds)).toBe(size);
  });

  test("is a multiple of three within its bounds, whatever was measured", () => {
    const bytes = fc.integer({ min: 0, max: maxSlice });
    const time = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(bytes, time, (size, milliseconds) => {
        const next = nextSliceSize(size, milliseconds);
        expect(next % 3).toBe(0);
        expect(next).toBeGreaterThanOrEqual(minSlice);
        expect(next).toBeLessThanOrEqual(maxSlice);
        expect(next).toBeLessThanOrEqual(Math.max(2 * size, minSlice));
      }),
    );
  });
});
