import { afterEach, expect, test, vi } from "vitest";
import { createIndexedDbStorage } from "../../../src/drafts/storage/indexedDbStorage.js";
import { renderComposer } from "../../browser/renderComposer.js";
import {
  asksBeforeLeaving,
  newScope,
  openInstead,
  quota,
  refusing,
  stored,
} from "../../drafts/faults.js";

afterEach(() => {
  vi.restoreAllMocks();
});

const warning = "This browser can’t save drafts: a reload would lose this reply.";

/** Types, is told once that it will not last, sends, and is asked nothing after that. The replies that arrived. */
async function repliesSentUnkept(composer: Awaited<ReturnType<typeof renderComposer>>) {
  const { text, screen, world, reply } = composer;
  await expect.element(text).not.toHaveAttribute("readonly");
  await text.fill("Hello Ann");
  await expect.element(screen.getByRole("alert")).toHaveTextContent(warning);
  expect(screen.getByText("Saved on this device").query()).toBeNull();
  const said = screen.getByRole("alert").element();
  await text.fill("Hello Ann, one more word");
  expect(screen.getByRole("alert").elements()).toEqual([said]);
  expect(asksBeforeLeaving()).toBe(true);
  await reply("Hello Ann, all of it");
  await expect.element(screen.getByText("Reply sent")).toBeVisible();
  expect(asksBeforeLeaving()).toBe(false);
  return world.sent();
}

test("works and says once that nothing is kept where IndexedDB throws", async () => {
  openInstead(() => {
    throw new DOMException("Not in this mode", "SecurityError");
  });
  const drafts = { scope: newScope(), storage: createIndexedDbStorage() };
  expect(await repliesSentUnkept(await renderComposer({ drafts }))).toHaveLength(1);
});

test("works and says once that nothing is kept where the database is a later version's", async () => {
  const name = newScope();
  const later = indexedDB.open(name, 7);
  await vi.waitFor(() => expect(later.readyState).toBe("done"));
  later.result.close();
  openInstead((open) => open(name, 1));
  const drafts = { scope: newScope(), storage: createIndexedDbStorage() };
  expect(await repliesSentUnkept(await renderComposer({ drafts }))).toHaveLength(1);
});

test("works and says once that nothing is kept where another tab blocks the database", async () => {
  const name = newScope();
  const held = indexedDB.open(name, 1);
  await vi.waitFor(() => expect(held.readyState).toBe("done"));
  // It waits for the connection above, and whoever opens the database waits for it.
  indexedDB.deleteDatabase(name);
  openInstead((open) => open(name, 1));
  const drafts = { scope: newScope(), storage: createIndexedDbStorage() };
  const composer = await renderComposer({ drafts });
  await composer.text.fill("Hello");
  expect(asksBeforeLeaving()).toBe(true);
  expect(await repliesSentUnkept(composer)).toHaveLength(1);
  held.result.close();
});

test("works and says once that nothing is kept where every write fails", async () => {
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("The disk is gone", "UnknownError");
  });
  const drafts = { scope: newScope(), storage: createIndexedDbStorage() };
  expect(await repliesSentUnkept(await renderComposer({ drafts }))).toHaveLength(1);
});

test("works and says once that nothing is kept where every call of a host's storage fails", async () => {
  const fail = () => Promise.reject(new Error("502"));
  const storage = { get: fail, set: fail, delete: fail, entries: fail };
  expect(
    await repliesSentUnkept(await renderComposer({ drafts: { scope: newScope(), storage } })),
  ).toHaveLength(1);
});

test("sends what was pressed before the storage has answered", async () => {
  const { storage } = refusing(() => undefined);
  storage.get = () => new Promise(() => {});
  const composer = await renderComposer({ drafts: { scope: newScope(), storage } });
  await expect.element(composer.text).not.toHaveAttribute("readonly");
  await composer.reply("Hello Ann");
  await expect.element(composer.screen.getByText("Reply sent")).toBeVisible();
  expect(await composer.world.sent()).toMatchObject([{ text: "Hello Ann" }]);
});

/** A composer whose storage holds a draft, but did not say so when it was asked. */
async function composerOverUnread() {
  let isDown = true;
  const { storage, memory } = refusing(() => (isDown ? new Error("down") : undefined));
  storage.get = async (key) => {
    if (isDown) throw new Error("down");
    return memory.get(key);
  };
  const drafts = { scope: newScope(), storage };
  const values = { text: { format: "plain", value: "From yesterday" } };
  await memory.set(["draft", drafts.scope, "123"], { version: 1, savedAt: 1, values, files: [] });
  const composer = await renderComposer({ drafts });
  await expect.element(composer.text).not.toHaveAttribute("readonly");
  await composer.text.fill("Hello");
  await expect.element(composer.screen.getByRole("alert")).toHaveTextContent(warning);
  isDown = false;
  return { ...composer, drafts };
}

test("a draft that could not be read is not written over", async () => {
  const { text, screen, drafts } = await composerOverUnread();
  await text.fill("Hello Ann");
  await expect.element(screen.getByRole("alert")).not.toBeInTheDocument();
  await screen.unmount();
  const again = await renderComposer({ drafts });
  await expect.element(again.text).toHaveValue("Hello Ann");
  await again.screen.getByRole("button", { name: "Restore" }).click();
  await expect.element(again.text).toHaveValue("From yesterday");
});

test("a draft that could not be read does not go with the words that were typed over it", async () => {
  const { text, screen, drafts } = await composerOverUnread();
  await text.fill("");
  await expect.poll(asksBeforeLeaving).toBe(false);
  await screen.unmount();
  const again = await renderComposer({ drafts });
  await expect.element(again.text).toHaveValue("From yesterday");
});

test("asks nothing before leaving once a file is kept", async () => {
  const { storage } = refusing(() => undefined);
  const { attach, screen } = await renderComposer({ drafts: { scope: newScope(), storage } });
  attach(new File(["scan"], "scan.tif"));
  await expect.element(screen.getByText("Saved on this device")).toBeVisible();
  await expect.poll(asksBeforeLeaving).toBe(false);
});

test("keeps files where the browser stores no Blob, as in WebKit's private windows", async () => {
  const real = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, "put");
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function put(
    this: IDBObjectStore,
    ...given
  ) {
    if (given[0] instanceof Blob)
      throw new DOMException("Error preparing Blob/File data", "UnknownError");
    return real?.value.apply(this, given);
  });
  const drafts = { scope: newScope() };
  const { text, attach, screen } = await renderComposer({ drafts });
  await text.fill("See the scan");
  const dated = { type: "image/tiff", lastModified: 1_700_000_000_000 };
  attach(new File([new Uint8Array([0, 128, 255])], "scan – 報告.tif", dated));
  await expect.element(screen.getByText("Saved on this device")).toBeVisible();
  await expect.poll(asksBeforeLeaving).toBe(false);
  expect(screen.getByText(/can’t be saved/).query()).toBeNull();
  await screen.unmount();

  const again = await renderComposer({ drafts });
  await expect.element(again.files.getByRole("listitem")).toHaveTextContent("scan – 報告.tif");
  await again.reply("See the scan");
  await expect.element(again.screen.getByText("Reply sent")).toBeVisible();
  const file = { fileName: "scan – 報告.tif", mimeType: "image/tiff", data: "AID/" };
  expect(await again.world.sent()).toMatchObject([{ attachments: [file] }]);
});

test("keeps the text first, and names the files, where there is no room for both", async () => {
  const { storage, memory } = refusing((_key, value) =>
    value instanceof Blob ? quota() : undefined,
  );
  const scope = newScope();
  const { text, attach, screen } = await renderComposer({ drafts: { scope, storage } });
  await text.fill("See the scan");
  attach(new File(["scan"], "scan.tif"));
  await expect.element(screen.getByText(/^scan.tif can’t be saved/)).toBeVisible();
  expect(screen.getByRole("alert").query()).toBeNull();
  expect(asksBeforeLeaving()).toBe(true);
  await screen.getByRole("button", { name: "Remove scan.tif" }).click();
  await expect.element(screen.getByText(/can’t be saved/)).not.toBeInTheDocument();
  await expect.poll(asksBeforeLeaving).toBe(false);
  const draft = { values: { text: { value: "See the scan" } }, files: [] };
  await expect.poll(() => memory.get(["draft", scope, "123"])).toMatchObject(draft);
});

test("gives up the files that are kept where the text has no room beside them", async () => {
  let hasFile = false;
  const { storage, memory } = refusing((key, value) => {
    hasFile ||= value instanceof Blob;
    return key[0] === "draft" && hasFile ? quota() : undefined;
  });
  const erase = vi.spyOn(storage, "delete").mockImplementation(async (key) => {
    if (key[0] === "file") hasFile = false;
    await memory.delete(key);
  });
  const scope = newScope();
  const { text, attach, screen } = await renderComposer({ drafts: { scope, storage } });
  attach(new File(["scan"], "scan.tif"));
  await text.fill("See the scan");
  await expect.element(screen.getByText(/^scan.tif can’t be saved/)).toBeVisible();
  await expect
    .poll(() => memory.get(["draft", scope, "123"]))
    .toMatchObject({ values: { text: { value: "See the scan" } } });
  expect(erase).toHaveBeenCalled();
  expect(screen.getByRole("alert").query()).toBeNull();
});

test("names the files at once that the host wants to have kept out", async () => {
  const { storage } = refusing(() => undefined);
  const drafts = { scope: newScope(), storage, files: false as const };
  const { attach, screen } = await renderComposer({ drafts });
  attach(new File(["scan"], "scan.tif"));
  await expect.element(screen.getByText(/^scan.tif can’t be saved/)).toBeVisible();
  expect(asksBeforeLeaving()).toBe(true);
});

const broken: [string, unknown][] = [
  ["text", "no draft at all"],
  ["nothing", null],
  ["values of another shape", { version: 1, savedAt: 1, values: { text: 7 } }],
  ["files of another shape", { version: 1, savedAt: 1, values: {}, files: { length: 3 } }],
  ["a future version", { version: 99, savedAt: Date.now(), values: {}, files: [] }],
];

for (const [what, record] of broken) {
  test(`sets aside a record that is ${what}, and says so`, async () => {
    const scope = newScope();
    const database = await stored();
    await database.put(["draft", scope, "123"], record);
    const { text, screen } = await renderComposer({ drafts: { scope } });
    await expect.element(screen.getByRole("alert")).toHaveTextContent(/was set aside/);
    await expect.poll(() => database.under(["offered", scope])).toMatchObject([{ record }]);
    await text.fill("Hello Ann");
    await expect
      .poll(() => database.under(["draft", scope]))
      .toMatchObject([{ values: { text: { value: "Hello Ann" } } }]);
    database.close();
    // The agent may have been looking at the keys.
    await expect.element(screen.getByText("Saved on this device")).toBeVisible();
    await expect.element(screen.getByText(/was set aside/)).toBeVisible();
    await screen.getByRole("button", { name: "Dismiss" }).click();
    await expect.element(screen.getByText(/was set aside/)).not.toBeInTheDocument();
  });
}

test("sets a broken record aside once, however often the conversation is opened", async () => {
  const scope = newScope();
  const database = await stored();
  await database.put(["draft", scope, "123"], "no draft at all");
  const first = await renderComposer({ drafts: { scope } });
  await expect.element(first.screen.getByRole("alert")).toHaveTextContent(/was set aside/);
  await expect.poll(() => database.under(["draft", scope])).toEqual([]);
  await first.screen.unmount();
  const { text, screen } = await renderComposer({ drafts: { scope } });
  await expect.element(text).not.toHaveAttribute("readonly");
  expect(screen.getByRole("alert").query()).toBeNull();
  expect(await database.under(["offered", scope])).toMatchObject([{ record: "no draft at all" }]);
  database.close();
});
