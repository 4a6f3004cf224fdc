// What is stored may change between the moment it is read and the one in which its lock is free.
import { expect, test } from "vitest";
import { renderComposer } from "../browser/renderComposer.js";
import { newScope, refusing } from "./faults.js";

const record = (value: string) => ({
  version: 1,
  savedAt: Date.now(),
  values: { text: { format: "plain", value } },
});

/** A composer that has read "Hello", and is open; another tab has stored `later` since it was read. */
async function openBefore(later: unknown) {
  const { storage, memory } = refusing(() => undefined);
  const scope = newScope();
  const key = ["draft", scope, "123"];
  await memory.set(key, record("Hello"));
  let isRead = false;
  storage.get = async (asked) => {
    const found = await memory.get(asked);
    if (!isRead && asked[0] === "draft") await memory.set(key, later);
    isRead ||= asked[0] === "draft";
    return found;
  };
  let isOpen = false;
  storage.entries = (prefix) => {
    isOpen ||= prefix[0] === "offered";
    return memory.entries(prefix);
  };
  const composer = await renderComposer({ drafts: { scope, storage } });
  await expect.poll(() => isOpen).toBe(true);
  return composer;
}

test("a tab that writes its last as another one opens loses none of it", async () => {
  const { text } = await openBefore(record("Hello Ann"));
  await expect.element(text).toHaveValue("Hello Ann");
});

test("a reply that is sent in a tab as another one opens is not there to be sent again", async () => {
  const { text } = await openBefore(undefined);
  await expect.element(text).toHaveValue("");
});
