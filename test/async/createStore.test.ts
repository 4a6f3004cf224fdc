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
  const { subscribe, tell, count } = createListeners();
  const late = vi.fn();
  const gone = vi.fn();
  const leave: (() => void)[] = [];
  subscribe(() => {
    for (const one of leave) one();
    subscribe(late);
  });
  leave.push(subscribe(gone));
  tell();
  expect(late).not.toHaveBeenCalled();
  expect(gone).not.toHaveBeenCalled();
  expect(count()).toBe(2);
});

test("one that leaves and comes back is told once: React does so in the midst of it", () => {
  const { subscribe, tell } = createListeners();
  let leave = () => {};
  const again = vi.fn(() => {
    leave();
    leave = subscribe(again);
  });
  leave = subscribe(again);
  tell();
  expect(again).toHaveBeenCalledOnce();
});
