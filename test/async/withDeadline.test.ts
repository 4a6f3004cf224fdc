import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withDeadline } from "../../src/async/withDeadline.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** One that ends only when it is told to, or not even then. */
function endless(isHeedless = false) {
  return vi.fn(
    (signal: AbortSignal) =>
      new Promise<never>((_, reject) => {
        if (!isHeedless) signal.addEventListener("abort", () => reject(signal.reason));
      }),
  );
}

test("is what the act resolves with in time, and leaves no timer behind", async () => {
  await expect(withDeadline(async () => "in time", 100, "late")).resolves.toBe("in time");
  expect(vi.getTimerCount()).toBe(0);
});

test("rejects as the act does", async () => {
  const failing = withDeadline(() => Promise.reject(new Error("broken")), 100, "late");
  await expect(failing).rejects.toThrow("broken");
});

test.each([false, true])("is late once the time is over; a heedless act: %s", async (is) => {
  const act = endless(is);
  const asked = withDeadline(act, 100, "late");
  await vi.advanceTimersByTimeAsync(100);
  await expect(asked).resolves.toBe("late");
  expect(act.mock.lastCall?.[0].aborted).toBe(true);
});

test.each([false, true])("rejects with the signal's reason; a heedless act: %s", async (is) => {
  const act = endless(is);
  const ending = new AbortController();
  queueMicrotask(() => ending.abort("cancelled"));
  await expect(withDeadline(act, 100, "late", ending.signal)).rejects.toBe("cancelled");
  expect(act.mock.lastCall?.[0].aborted).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test("does not begin where the signal is aborted already", async () => {
  const act = endless();
  const signal = AbortSignal.abort("before");
  await expect(withDeadline(act, 100, "late", signal)).rejects.toBe("before");
  expect(act).not.toHaveBeenCalled();
});
