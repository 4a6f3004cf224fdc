import { expect, onTestFinished, test } from "vitest";
import { listDrafts } from "../../../src/index.js";
import { renderComposer } from "../../browser/renderComposer.js";
import { newScope, refusing } from "../../drafts/faults.js";

const day = 24 * 60 * 60 * 1000;
const draft = (value: string, age: number, ...files: string[]) => ({
  version: 1,
  savedAt: Date.now() - age,
  values: { text: { format: "plain", value } },
  files: files.map((id) => ({ id, name: `${id}.txt`, size: 1 })),
});

async function storedIn(scope: string, records: readonly (readonly [string, string, unknown])[]) {
  const { storage, memory } = refusing(() => undefined);
  for (const [kind, path, value] of records) {
    // oxlint-disable-next-line no-await-in-loop -- it is only memory
    await memory.set([kind, scope, ...path.split("/")], value);
  }
  const left = async () => {
    const kinds = ["draft", "offered", "versions", "file"];
    const found = await Promise.all(kinds.map((kind) => memory.entries([kind, scope])));
    return found.flat().map(([[kind, , ...path]]) => `${kind} ${path.join("/")}`);
  };
  return { storage, memory, left };
}

test("what a month is too old for goes, and files that a crash has left without a draft", async () => {
  const scope = newScope();
  // As another tab would that edits it.
  const edited = `reply-composer:${scope}:5`;
  const done = new Promise<void>((resolve) => onTestFinished(() => resolve()));
  void navigator.locks.request(edited, () => done);
  const file = new File(["x"], "x.txt");
  const { storage, left } = await storedIn(scope, [
    ["draft", "1", draft("Old", 31 * day, "a")],
    ["file", "1/a", file],
    ["draft", "2", draft("Not so old", 29 * day, "b")],
    ["file", "2/b", file],
    ["file", "2/orphan", file],
    ["offered", "3/old", draft("Waits for nobody", 31 * day, "c")],
    ["offered", "3/new", draft("Waits", 0, "d")],
    ["file", "3/c", file],
    ["file", "3/d", file],
    ["versions", "4/old", { at: Date.now() - 31 * day, text: "Sent", before: "insert" }],
    ["versions", "4/new", { at: Date.now(), text: "Sent, too", before: "insert" }],
    ["file", "5/just-dropped", file],
    ["offered", "6/old", { at: Date.now() - 31 * day, record: "broken" }],
    ["offered", "7/new", { at: Date.now(), record: "broken, with a file" }],
    ["file", "6/e", file],
    ["file", "7/f", file],
  ]);
  const list = listDrafts({ scope, storage });
  onTestFinished(list.subscribe(() => {}));
  await expect.poll(() => list.getSnapshot()).toMatchObject([{ conversationId: "2" }]);
  expect(await left()).toEqual([
    "draft 2",
    "offered 3/new",
    "offered 7/new",
    "versions 4/new",
    "file 2/b",
    "file 3/d",
    "file 5/just-dropped",
    "file 7/f",
  ]);
});

test("a draft that an older version could not read is offered by one that can", async () => {
  const scope = newScope();
  const { storage, left } = await storedIn(scope, [
    ["offered", "123/a", { at: Date.now(), record: draft("From the new version", 0) }],
  ]);
  const { text, screen } = await renderComposer({ drafts: { scope, storage } });
  await screen.getByRole("button", { name: "Restore" }).click();
  await expect.element(text).toHaveValue("From the new version");
  await expect.poll(left).toEqual(["draft 123"]);
});
