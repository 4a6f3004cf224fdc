import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createNotifier } from "../../src/attachments/notifier.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function notifierHeard() {
  const heard = vi.fn();
  return { heard, ...createNotifier(heard) };
}

test("tells once for all that happened within the time", () => {
  const { heard, notifyWithin } = notifierHeard();
  notifyWithin(100);
  vi.advanceTimersByTime(60);
  notifyWithin(100);
  expect(heard).not.toHaveBeenCalled();
  vi.advanceTimersByTime(40);
  expect(heard).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(heard).toHaveBeenCalledTimes(1);
});

test("the shorter time decides, and a stream of news does not put it off", () => {
  const { heard, notifyWithin } = notifierHeard();
  notifyWithin(100);
  for (let step = 0; step < 4; step += 1) {
    notifyWithin(16);
    vi.advanceTimersByTime(4);
  }
  expect(heard).toHaveBeenCalledTimes(1);
});

test("news that are told at once are not told again", () => {
  const { heard, notify, notifyWithin } = notifierHeard();
  notifyWithin(16);
  notify();
  expect(heard).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(heard).toHaveBeenCalledTimes(1);
});

test("where there are frames, one shows one state at most", () => {
  const waiting = new Map<number, () => void>();
  let id = 0;
  vi.stubGlobal("document", { visibilityState: "visible" });
  vi.stubGlobal("requestAnimationFrame", (call: () => void) => {
    waiting.set((id += 1), call);
    return id;
  });
  vi.stubGlobal("cancelAnimationFrame", (one: number) => waiting.delete(one));
  const paint = () => {
    const now = [...waiting.values()];
    waiting.clear();
    for (const call of now) call();
  };
  try {
    const { heard, notify, notifyWithin } = notifierHeard();
    notify();
    notifyWithin(4);
    vi.advanceTimersByTime(8);
    paint();
    expect(heard).toHaveBeenCalledTimes(1);
    paint();
    expect(heard).toHaveBeenCalledTimes(2);
    notifyWithin(4);
    vi.advanceTimersByTime(8);
    paint();
    expect(heard).toHaveBeenCalledTimes(3);
  } finally {
    vi.unstubAllGlobals();
  }
});
