import { expect, test, vi } from "vitest";
import { renderComposer } from "../../browser/renderComposer.js";
import { asksBeforeLeaving, newScope, refusing } from "../../drafts/faults.js";

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

test("asks while a file's bytes are on their way, also where only leaving has them written", async () => {
  const { storage, memory } = refusing(() => undefined);
  const { screen, attach } = await renderComposer({ drafts: { scope: newScope(), storage } });
  attach(new File(["one"], "one.txt"));
  await expect.element(screen.getByText("Saved on this device")).toBeVisible();
  await expect.poll(asksBeforeLeaving).toBe(false);

  const writes: (() => void)[] = [];
  const finish = () => {
    for (const write of writes.splice(0)) write();
  };
  // One after the other, as a database has it: the draft that names a file is there after the file.
  const set = vi.spyOn(storage, "set").mockImplementation(async (key, value) => {
    await new Promise<void>((resolve) => writes.push(resolve));
    await memory.set(key, value);
  });
  attach(new File(["two"], "two.txt"));
  await expect.poll(() => set.mock.calls.map(([[kind]]) => kind)).toEqual(["file", "draft"]);
  expect(asksBeforeLeaving()).toBe(true);
  finish();
  await expect.poll(asksBeforeLeaving).toBe(false);

  attach(new File(["three"], "three.txt"));
  expect(asksBeforeLeaving()).toBe(true);
  finish();
  await expect.poll(asksBeforeLeaving).toBe(false);
});
