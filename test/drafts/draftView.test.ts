import { expect, test, vi } from "vitest";
import { createDraftView } from "../../src/drafts/draftView.js";

test("nobody is told of what is as it was", () => {
  const onChange = vi.fn();
  const { set, subscribe, getSnapshot } = createDraftView(onChange);
  const listener = vi.fn();
  subscribe(listener);
  const before = getSnapshot();
  set({ isKept: false, problem: undefined, unkeptFiles: [], owner: "none" });
  expect(listener).not.toHaveBeenCalled();
  expect(getSnapshot()).toBe(before);
  // Whether the page may be left hangs on more than is shown.
  expect(onChange).toHaveBeenCalledOnce();
  set({ isKept: true });
  set({ unkeptFiles: ["a.txt"] });
  set({ unkeptFiles: [] });
  expect(listener).toHaveBeenCalledTimes(3);
  expect(getSnapshot()).toMatchObject({ isKept: true, unkeptFiles: [] });
});
