import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLeaveGuard } from "../../src/async/leaveGuard.js";

let page: EventTarget;

beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal("window", page);
});
afterEach(() => void vi.unstubAllGlobals());

const isAsked = () => !page.dispatchEvent(new Event("beforeunload", { cancelable: true }));

test("asks while it is on, however often it was switched on", () => {
  const guard = createLeaveGuard();
  expect(isAsked()).toBe(false);
  guard(true);
  guard(true);
  expect(isAsked()).toBe(true);
  guard(false);
  expect(isAsked()).toBe(false);
});

test("asks only where something would be lost at that moment", () => {
  let isNeeded = false;
  const guard = createLeaveGuard(() => isNeeded);
  guard(true);
  expect(isAsked()).toBe(false);
  isNeeded = true;
  expect(isAsked()).toBe(true);
});

test("one that is switched off leaves others on", () => {
  const [one, other] = [createLeaveGuard(), createLeaveGuard()];
  one(true);
  other(true);
  one(false);
  expect(isAsked()).toBe(true);
});

test("throws nothing once a host's test has taken its page down", () => {
  const guard = createLeaveGuard();
  guard(true);
  vi.unstubAllGlobals();
  expect(() => guard(false)).not.toThrow();
});
