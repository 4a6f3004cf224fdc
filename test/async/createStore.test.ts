import { expect, test, vi } from "vitest";
import { createListeners, createStore } from "../../src/async/createStore.js";

test("holds a value, and tells each listener of another one", () => {
  const { getSnapshot, subscribe, set } = createStore("a");
  const seen: string[] = [];
  const leave = subscribe(() => seen.push(getSnapshot()));
  set("b");
  leave();
  set("c");
  expect(seen).toEqual(["b"]);
  expect(getSnapshot()).toBe("c");
});

test("who comes while others are told is not told, nor who leaves", () => {
  const { subscribe, emit, count } = createListeners();
  const late = vi.fn();
  const gone = vi.fn();
  const leave: (() => void)[] = [];
  subscribe(() => {
    for (const one of leave) one();
    subscribe(late);
  });
  leave.push(subscribe(gone));
  emit();
  expect(late).not.toHaveBeenCalled();
  expect(gone).not.toHaveBeenCalled();
  expect(count()).toBe(2);
});

test("one that leaves and comes back is told once: React does so in the midst of it", () => {
  const { subscribe, emit } = createListeners();
  let leave = () => {};
  const again = vi.fn(() => {
    leave();
    leave = subscribe(again);
  });
  leave = subscribe(again);
  emit();
  expect(again).toHaveBeenCalledOnce();
});
