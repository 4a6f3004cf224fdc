import { describe, expect, test, vi } from "vitest";
import { createAttachmentStore, type AttachmentStore } from "../../src/attachments/store.js";

const file = (name: string) => new File(["file"], name);
const names = (store: AttachmentStore) =>
  store.getSnapshot().map(({ name, status }) => `${name} ${status}`);

/** A folder that is read when the test says so. */
function heldFolder(name: string) {
  let give: (files: readonly File[]) => void = () => {};
  const files = new Promise<readonly File[]>((resolve) => (give = resolve));
  return { folder: { name, files }, give };
}

describe("a folder", () => {
  test("gives its files to the same checks as any other", async () => {
    const store = createAttachmentStore({ maxFiles: 1 });
    store.addFolder({
      name: "Invoices",
      files: Promise.resolve([file("a.pdf"), file("b.pdf"), file("setup.exe")]),
    });
    await store.arrived();
    await store.whenEncoded();
    expect(names(store)).toEqual(["a.pdf ready", "b.pdf rejected", "setup.exe rejected"]);
  });

  test("holds up no other file, and none of several is lost", async () => {
    const store = createAttachmentStore();
    const [slow, quick] = [heldFolder("slow"), heldFolder("quick")];
    store.addFolder(slow.folder);
    store.addFolder(quick.folder);
    store.add([file("a.pdf")]);
    quick.give([file("b.pdf")]);
    await vi.waitFor(() => expect(names(store)).toEqual(["a.pdf ready", "b.pdf ready"]));
    let isRead = false;
    const read = store.arrived().then(() => (isRead = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isRead).toBe(false);
    slow.give([file("c.pdf")]);
    await read;
    await store.whenEncoded();
    expect(names(store)).toEqual(["a.pdf ready", "b.pdf ready", "c.pdf ready"]);
  });

  test("that is a macOS package is refused by name, and what stands beside it in a folder is not", async () => {
    const store = createAttachmentStore();
    store.addFolder({ name: "Talks", files: Promise.resolve(["Deck.key", file("a.pdf")]) });
    await store.arrived();
    expect(names(store)).toEqual(["Deck.key rejected", "a.pdf encoding"]);
    expect(store.getSnapshot()[0]).toMatchObject({ rejection: { code: "folder-package" } });
  });

  test.each([
    ["without files", async () => [], "folder-empty"],
    ["that cannot be read", () => Promise.reject(new Error("denied")), "folder-unreadable"],
  ])("%s is named among the refused until it is dismissed", async (_what, read, code) => {
    const store = createAttachmentStore();
    store.addFolder({ name: "Invoices", files: read() });
    await store.arrived();
    expect(store.getSnapshot()).toMatchObject([
      { name: "Invoices", status: "rejected", rejection: { code } },
    ]);
    const id = store.getSnapshot()[0]?.id ?? "";
    // It is no file: reading it again as one would attach nothing.
    store.retry(id);
    expect(names(store)).toEqual(["Invoices rejected"]);
    store.clear([id]);
    expect(names(store)).toEqual([]);
  });
});
