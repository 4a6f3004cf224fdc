import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { throttled } from "../../src/async/throttled.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("calls at once, then once for all that came between", () => {
  const act = vi.fn();
  const { call } = throttled(act, 250);
  call();
  expect(act).toHaveBeenCalledTimes(1);
  for (let key = 0; key < 20; key += 1) {
    call();
    vi.advanceTimersByTime(10);
  }
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(50);
  expect(act).toHaveBeenCalledTimes(2);
});

test("never waits for a pause in the typing", () => {
  const act = vi.fn();
  const { call } = throttled(act, 250);
  for (let key = 0; key < 100; key += 1) {
    call();
    vi.advanceTimersByTime(50);
  }
  expect(act.mock.calls.length).toBeGreaterThanOrEqual(20);
});

test("forgets what is due once it is cancelled", () => {
  const act = vi.fn();
  const { call, cancel } = throttled(act, 250);
  call();
  call();
  cancel();
  vi.advanceTimersByTime(1_000);
  expect(act).toHaveBeenCalledTimes(1);
});
