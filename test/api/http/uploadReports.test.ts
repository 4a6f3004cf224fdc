import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createUploadReports } from "../../../src/api/http/uploadReports.js";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

/** An upload of 30 MB, told of in steps: milliseconds since the one before, and bytes in millions. */
function upload(...steps: readonly (readonly [number, number])[]) {
  const reports = createUploadReports(30e6);
  let loaded = 0;
  for (const [pause, millions] of steps) {
    vi.advanceTimersByTime(pause);
    loaded += millions * 1e6;
    reports.add(loaded);
  }
  return reports;
}

describe("may all be on its way", () => {
  test.each([
    ["before anything was told", []],
    ["once all was told", [[100, 30]]],
    ["within a tenth of its end, however slow it is", [[100, 8], ...slowly(13)]],
    [
      "within a tenth of its end, where it goes on after it had stalled",
      [
        [100, 27.5],
        [5000, 0.1],
      ],
    ],
    ["while what is missing goes in two looks at the pace of the last second", [[100, 12]]],
  ] as const)("%s", (_when, steps) => {
    expect(upload(...steps).mayBeComplete()).toBe(true);
  });
});

describe("is certainly not complete", () => {
  test.each([
    ["at a third, though the buffers on the way were filled at once", [[100, 9]]],
    ["at half, where a large step is long ago", [[100, 12], ...slowly(2)]],
    ["at four fifths, at a steady pace", [[100, 8], ...slowly(10)]],
  ] as const)("%s", (_when, steps) => {
    expect(upload(...steps).mayBeComplete()).toBe(false);
  });

  test("where it stalled after a large step", () => {
    const reports = upload([100, 12]);
    vi.advanceTimersByTime(1001);
    expect(reports.mayBeComplete()).toBe(false);
  });
});

/** As measured at 1 MB/s. */
function slowly(steps: number): (readonly [number, number])[] {
  return Array.from({ length: steps }, () => [1500, 1.6] as const);
}
