import { describe, expect, test, vi } from "vitest";
import { encodedAttachments } from "../../src/attachments/attachment.js";
import { createAttachmentStore, type AttachmentStore } from "../../src/attachments/store.js";
import { brokenFile, bytesOf, fileReadBy, heldFile } from "./files.js";

const pdf = (name: string, size = 3) => new File([bytesOf(size)], name);
const statuses = (store: AttachmentStore) =>
  store.getSnapshot().map(({ name, status }) => `${name} ${status}`);
const idOf = (store: AttachmentStore, name: string) =>
  store.getSnapshot().find((one) => one.name === name)?.id ?? "";

describe("adding files", () => {
  test("encodes each at once, and keeps their order", async () => {
    const store = createAttachmentStore();
    store.add([pdf("a.pdf"), pdf("b.pdf")]);
    store.add([new File(["file"], "file.txt", { type: "plain/text" })]);
    expect(statuses(store)).toEqual(["a.pdf encoding", "b.pdf encoding", "file.txt encoding"]);
    await store.whenEncoded();
    expect(statuses(store)).toEqual(["a.pdf ready", "b.pdf ready", "file.txt ready"]);
    const [, , last] = encodedAttachments(store.getSnapshot());
    expect(last).toMatchObject({ fileName: "file.txt", mimeType: "plain/text" });
    expect(await last?.data.text()).toBe("ZmlsZQ==");
  });

  test("knows each by an id of its own, the same file twice too", () => {
    const store = createAttachmentStore();
    const file = pdf("a.pdf");
    store.add([file, file]);
    createAttachmentStore().add([file]);
    const other = createAttachmentStore();
    other.add([file]);
    const ids = [...store.getSnapshot(), ...other.getSnapshot()].map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });

  test("sends no name that servers choke on", async () => {
    const store = createAttachmentStore();
    store.add([pdf("a\0🙂.pdf")]);
    await store.whenEncoded();
    expect(encodedAttachments(store.getSnapshot())).toMatchObject([{ fileName: "a🙂.pdf" }]);
  });

  test("takes an empty file", async () => {
    const store = createAttachmentStore();
    store.add([new File([], "empty.txt")]);
    await store.whenEncoded();
    expect(encodedAttachments(store.getSnapshot())).toMatchObject([{ data: { size: 0 } }]);
  });

  test("shows how far it has read", async () => {
    const store = createAttachmentStore();
    const second = heldFile("held.pdf", 1_000_000);
    const file = fileReadBy(
      async ({ start }, bytes) => (start > 0 ? second.file.slice(start).arrayBuffer() : bytes),
      1_000_000,
    );
    store.add([file]);
    expect(store.getSnapshot()).toMatchObject([{ encoded: 0 }]);
    await vi.waitFor(() => expect(second.readings).toHaveLength(1));
    const firstSlice = second.readings[0]?.start ?? 0;
    await vi.waitFor(() => expect(store.getSnapshot()).toMatchObject([{ encoded: firstSlice }]));
    expect(firstSlice).toBeLessThan(1_000_000);
    store.clear();
    second.release();
  });

  test("encodes many at once, each to its own bytes", async () => {
    const store = createAttachmentStore({ maxFiles: 60 });
    store.add(
      Array.from({ length: 60 }, (_, index) => new File([`file ${index}`], `${index}.txt`)),
    );
    await store.whenEncoded();
    const encoded = encodedAttachments(store.getSnapshot());
    expect(encoded).toHaveLength(60);
    const texts = await Promise.all(encoded.map(({ data }) => data.text()));
    expect(texts.map((base64) => atob(base64))).toEqual(encoded.map((_, index) => `file ${index}`));
  });
});

describe("limits", () => {
  test("name each file beyond them, and read none of those", async () => {
    const store = createAttachmentStore({ maxFiles: 2, maxFileSize: 10 });
    const read = vi.fn(async (_reading: unknown, bytes: ArrayBuffer) => bytes);
    store.add([fileReadBy(read, 11, "big.pdf"), pdf("a.pdf"), pdf("b.pdf"), pdf("c.pdf")]);
    expect(statuses(store)).toEqual([
      "big.pdf rejected",
      "a.pdf encoding",
      "b.pdf encoding",
      "c.pdf rejected",
    ]);
    expect(store.getSnapshot().at(-1)).toMatchObject({
      rejection: { code: "too-many-files", limit: 2 },
    });
    await store.whenEncoded();
    expect(read).not.toHaveBeenCalled();
  });

  test("count the files of one drop together, as they are sent", () => {
    const store = createAttachmentStore({ maxTotalSize: 8 });
    store.add([pdf("a.pdf"), pdf("b.pdf"), pdf("c.pdf")]);
    expect(statuses(store)).toEqual(["a.pdf encoding", "b.pdf encoding", "c.pdf rejected"]);
  });

  test("leave room again for what follows once a file was removed", () => {
    const store = createAttachmentStore({ maxFiles: 1 });
    store.add([pdf("a.pdf")]);
    store.clear([idOf(store, "a.pdf")]);
    store.add([pdf("b.pdf")]);
    expect(statuses(store)).toEqual(["b.pdf encoding"]);
  });

  test("can be changed for what is added later; undefined is the default", () => {
    const store = createAttachmentStore({ maxFiles: 1 });
    store.add([pdf("a.pdf")]);
    store.setLimits({ maxFiles: undefined, maxFileSize: 5 });
    expect(store.limits()).toMatchObject({ maxFiles: 20, maxFileSize: 5 });
    store.add([pdf("b.pdf"), pdf("c.pdf", 6)]);
    expect(statuses(store)).toEqual(["a.pdf encoding", "b.pdf encoding", "c.pdf rejected"]);
  });
});

describe("removing a file", () => {
  test("while it is encoded stops the reading, and it never comes back", async () => {
    const store = createAttachmentStore();
    const { file, readings, release } = heldFile("held.pdf", 3_000_000);
    store.add([file, pdf("a.pdf")]);
    await vi.waitFor(() => expect(readings).toHaveLength(1));
    store.clear([idOf(store, "held.pdf")]);
    expect(statuses(store)).toEqual([expect.stringMatching("a.pdf")]);
    release();
    await store.whenEncoded();
    // Encoded after the held one would have been.
    store.add([pdf("b.pdf", 2_000_000)]);
    await store.whenEncoded();
    expect(statuses(store)).toEqual(["a.pdf ready", "b.pdf ready"]);
    expect(readings).toHaveLength(1);
  });

  test("lets Send go on that waited for it", async () => {
    const store = createAttachmentStore();
    store.add([heldFile().file]);
    const settled = store.whenEncoded();
    store.clear();
    await expect(settled).resolves.toBeUndefined();
  });

  test("clears those given, or all", () => {
    const store = createAttachmentStore();
    store.add([pdf("a.pdf"), pdf("b.pdf"), pdf("c.pdf")]);
    store.clear([idOf(store, "a.pdf"), idOf(store, "c.pdf"), "unknown"]);
    expect(statuses(store)).toEqual(["b.pdf encoding"]);
    store.clear([]);
    expect(statuses(store)).toEqual(["b.pdf encoding"]);
    store.clear();
    expect(store.getSnapshot()).toEqual([]);
  });

  test("also stops those that are cleared", async () => {
    const store = createAttachmentStore();
    const { file, readings, release } = heldFile("held.pdf", 3_000_000);
    store.add([file]);
    await vi.waitFor(() => expect(readings).toHaveLength(1));
    store.clear();
    release();
    store.add([pdf("b.pdf", 2_000_000)]);
    await store.whenEncoded();
    expect(readings).toHaveLength(1);
    expect(statuses(store)).toEqual(["b.pdf ready"]);
  });
});

describe("putting a file back", () => {
  test("puts it where it stood, under its id, with what was read of it", async () => {
    const store = createAttachmentStore();
    store.add([pdf("a.pdf"), pdf("b.pdf"), pdf("c.pdf")]);
    await store.whenEncoded();
    const before = store.getSnapshot();
    const putFirst = store.clear([idOf(store, "a.pdf")]);
    const putOthers = store.clear([idOf(store, "b.pdf"), idOf(store, "c.pdf")]);
    store.add([pdf("d.pdf")]);
    putOthers();
    putFirst();
    // A second time there is nothing to put back.
    putFirst();
    expect(store.getSnapshot().slice(0, 3)).toEqual(before);
    expect(statuses(store).at(-1)).toMatch("d.pdf");
  });

  test("reads one again that was not read to its end", async () => {
    const store = createAttachmentStore();
    const { file, release } = heldFile();
    store.add([file]);
    const putBack = store.clear();
    putBack();
    expect(statuses(store)).toEqual(["held.pdf encoding"]);
    release();
    await store.whenEncoded();
    expect(statuses(store)).toEqual(["held.pdf ready"]);
  });

  test("checks the limits again, and keeps a refusal that stood", async () => {
    const store = createAttachmentStore({ maxFiles: 1 });
    store.add([pdf("a.pdf"), pdf("b.pdf")]);
    const putRefused = store.clear([idOf(store, "b.pdf")]);
    const putFirst = store.clear([idOf(store, "a.pdf")]);
    putRefused();
    expect(statuses(store)).toEqual(["b.pdf rejected"]);
    store.add([pdf("c.pdf")]);
    putFirst();
    expect(statuses(store)).toEqual(["a.pdf rejected", "b.pdf rejected", "c.pdf encoding"]);
  });

  test("gives it another id where a press went without it", () => {
    const store = createAttachmentStore();
    store.add([pdf("a.pdf"), pdf("b.pdf")]);
    const id = idOf(store, "a.pdf");
    store.clear([id])({ asNew: true });
    expect(statuses(store)).toEqual(["a.pdf encoding", "b.pdf encoding"]);
    expect(idOf(store, "a.pdf")).not.toBe(id);
  });
});

describe("names", () => {
  const names = (store: AttachmentStore) => store.getSnapshot().map(({ name }) => name);
  const image = (bytes = "x") => new File([bytes], "image.jpg", { type: "image/jpeg" });

  test("are one a file, as they go out too", async () => {
    const store = createAttachmentStore();
    store.add([image(), image()]);
    store.add([image()]);
    store.addFolder({ name: "Photos", files: Promise.resolve([image("four")]) });
    await store.arrived();
    await store.whenEncoded();
    const all = ["image.jpg", "image (2).jpg", "image (3).jpg", "image (4).jpg"];
    expect(names(store)).toEqual(all);
    const encoded = encodedAttachments(store.getSnapshot());
    expect(encoded.map(({ fileName }) => fileName)).toEqual(all);
    expect(encoded[3]).toMatchObject({ mimeType: "image/jpeg" });
    expect(await encoded[3]?.data.text()).toBe(btoa("four"));
  });

  test("stay as they are when another file goes, comes back, or is read from a draft", () => {
    const store = createAttachmentStore();
    store.add([image(), image()]);
    const putBack = store.clear([idOf(store, "image.jpg")]);
    expect(names(store)).toEqual(["image (2).jpg"]);
    putBack();
    expect(names(store)).toEqual(["image.jpg", "image (2).jpg"]);
    store.clear([idOf(store, "image.jpg")]);
    const later = createAttachmentStore();
    later.restore(store.getSnapshot());
    expect(names(later)).toEqual(["image (2).jpg"]);
  });
});

describe("trying again", () => {
  test("reads a failed file again, in its place", async () => {
    const store = createAttachmentStore();
    store.add([brokenFile("x.pdf", 1), pdf("a.pdf")]);
    await store.whenEncoded();
    expect(store.getSnapshot()[0]).toMatchObject({ status: "failed", code: "file-changed" });
    store.retry(idOf(store, "x.pdf"));
    expect(statuses(store)).toEqual(["x.pdf encoding", "a.pdf ready"]);
    await store.whenEncoded();
    expect(statuses(store)).toEqual(["x.pdf ready", "a.pdf ready"]);
  });

  test("checks a refused file again, against the others as they are now", async () => {
    const store = createAttachmentStore({ maxFiles: 1 });
    store.add([pdf("a.pdf"), pdf("b.pdf")]);
    store.retry(idOf(store, "b.pdf"));
    expect(statuses(store)).toEqual(["a.pdf encoding", "b.pdf rejected"]);
    store.clear([idOf(store, "a.pdf")]);
    store.retry(idOf(store, "b.pdf"));
    await store.whenEncoded();
    expect(statuses(store)).toEqual(["b.pdf ready"]);
  });

  test("refuses a failed file that no longer fits", async () => {
    const store = createAttachmentStore();
    store.add([brokenFile("x.pdf")]);
    await store.whenEncoded();
    store.setLimits({ maxFileSize: 1 });
    store.retry(idOf(store, "x.pdf"));
    expect(statuses(store)).toEqual(["x.pdf rejected"]);
  });

  test("does nothing to a file that is ready or on its way", async () => {
    const store = createAttachmentStore();
    const { file, readings, release } = heldFile();
    store.add([file]);
    const before = store.getSnapshot();
    store.retry(idOf(store, "held.pdf"));
    store.retry("unknown");
    expect(store.getSnapshot()).toBe(before);
    release();
    await store.whenEncoded();
    store.retry(idOf(store, "held.pdf"));
    expect(statuses(store)).toEqual(["held.pdf ready"]);
    expect(readings).toHaveLength(1);
  });
});
