import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { delay } from "../../src/async/delay.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What a promise has come to by now, read when it is asked for. */
function outcomeOf(promise: Promise<unknown>): () => unknown {
  let outcome: unknown = "none yet";
  promise.then(
    () => (outcome = "resolved"),
    (reason: unknown) => (outcome = reason),
  );
  return () => outcome;
}

test("resolves once the time is over, and not before", async () => {
  const outcome = outcomeOf(delay(100));
  await vi.advanceTimersByTimeAsync(99);
  expect(outcome()).toBe("none yet");
  await vi.advanceTimersByTimeAsync(1);
  expect(outcome()).toBe("resolved");
});

test("rejects with the signal's reason, at once where that is aborted already", async () => {
  const ending = new AbortController();
  const outcome = outcomeOf(delay(100, ending.signal));
  ending.abort("over");
  await expect(delay(100, AbortSignal.abort("before"))).rejects.toBe("before");
  expect(outcome()).toBe("over");
  expect(vi.getTimerCount()).toBe(0);
});

test("takes longer than a timer can count as long, not as no time at all", async () => {
  const outcome = outcomeOf(delay(1e12));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(outcome()).toBe("none yet");
});
