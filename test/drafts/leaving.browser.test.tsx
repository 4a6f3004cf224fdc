import { expect, test, vi } from "vitest";
import { renderComposer } from "../browser/renderComposer.js";
import { newScope, refusing } from "./faults.js";

test("the last letters are written before the page goes away: pagehide is too late in WebKit", async () => {
  const { storage, memory } = refusing(() => undefined);
  const drafts = { scope: newScope(), storage };
  const key = ["draft", drafts.scope, "123"];
  const { text } = await renderComposer({ drafts });
  await text.fill("Hello");
  const draftOf = (value: string) => ({ values: { text: { value } } });
  await expect.poll(() => memory.get(key)).toMatchObject(draftOf("Hello"));
  const set = vi.spyOn(storage, "set");
  document.execCommand("insertText", false, " Ann");
  dispatchEvent(new Event("beforeunload"));
  // In the same task: the page has no other.
  expect(set.mock.lastCall).toMatchObject([key, draftOf("Hello Ann")]);
});
