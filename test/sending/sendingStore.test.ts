import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { nextTask } from "../../src/async/yieldToMain.js";
import { createSendingStore } from "../../src/sending/sendingStore.js";
import type { SendState } from "../../src/sending/sendState.js";
import { attemptWith } from "./attempt.js";

const attempt = attemptWith();

const waiting = { status: "waiting", attempt, for: "files" } as const;
const sending = { status: "sending", attempt, progress: { sent: 0, total: 0 } } as const;

/** A store after a press, and how often those who guard the form, and all others, were told. */
function watched(...before: SendState[]) {
  const store = createSendingStore();
  store.press();
  for (const state of before) store.set(state);
  store.press();
  const guard = vi.fn();
  const listener = vi.fn();
  store.subscribeGuard(guard);
  store.subscribe(listener);
  return { store, guard, listener };
}

beforeEach(() => {
  vi.stubGlobal("window", new EventTarget());
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
});

describe("a send that begins", () => {
  test("is known at once, guarded a task later, and shown once it lasts", async () => {
    const { store, guard, listener } = watched();
    store.setSoon(waiting);
    expect(store.getSnapshot()).toBe(waiting);
    expect(guard).not.toHaveBeenCalled();
    await nextTask();
    expect(guard).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(199);
    expect(listener).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(listener).toHaveBeenCalledOnce();
  });

  test("is guarded anew when it leaves while it is not shown yet", async () => {
    const { store, guard } = watched();
    store.setSoon(waiting);
    await nextTask();
    guard.mockClear();
    store.setSoon(sending);
    await nextTask();
    expect(guard).toHaveBeenCalledOnce();
  });

  test("is never shown where it is over before", async () => {
    const { store, listener } = watched();
    store.setSoon(waiting);
    await nextTask();
    store.set({ status: "sent", attempt });
    expect(listener).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(1000);
    expect(listener).toHaveBeenCalledOnce();
  });

  test.each([
    { status: "sent", attempt } as const,
    { status: "asking", concerns: [], press: {} } as const,
  ])("takes away at once that an earlier press was $status", async (before) => {
    const { store, listener } = watched(before);
    store.setSoon(waiting);
    await nextTask();
    expect(listener).toHaveBeenCalledOnce();
  });

  test("shows its progress without delay once it is shown itself", async () => {
    const { store, listener } = watched();
    store.setSoon(waiting);
    store.setSoon(sending);
    await nextTask();
    vi.advanceTimersByTime(200);
    listener.mockClear();
    store.setSoon({ ...sending, progress: { sent: 1, total: 2 } });
    await nextTask();
    expect(listener).toHaveBeenCalledOnce();
  });

  test("keeps the page from being left before it is shown", () => {
    const { store } = watched();
    const leaving = () => {
      const event = new Event("beforeunload", { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(leaving()).toBe(false);
    store.setSoon(waiting);
    expect(leaving()).toBe(true);
    store.set({ status: "sent", attempt });
    expect(leaving()).toBe(false);
  });
});
