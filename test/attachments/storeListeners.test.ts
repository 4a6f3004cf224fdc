import { describe, expect, test, vi } from "vitest";
import { encodedAttachments } from "../../src/attachments/attachment.js";
import { createAttachmentStore, type AttachmentStore } from "../../src/attachments/store.js";
import { brokenFile, fileReadBy, heldFile } from "./files.js";

const small = (name: string) => new File(["file"], name);

describe("the snapshot", () => {
  test("is the same array until something changes", async () => {
    const store = createAttachmentStore();
    const empty = store.getSnapshot();
    expect(store.getSnapshot()).toBe(empty);
    store.add([small("a.txt")]);
    const added = store.getSnapshot();
    expect(added).not.toBe(empty);
    expect(store.getSnapshot()).toBe(added);
    await store.whenEncoded();
    expect(store.getSnapshot()).not.toBe(added);
    // What a view has rendered stays as it was.
    expect(empty).toEqual([]);
    expect(added).toMatchObject([{ status: "encoding" }]);
  });

  test.each<[string, (store: AttachmentStore) => void]>([
    ["adding nothing", (store) => store.add([])],
    ["removing what is not there", (store) => store.clear(["unknown"])],
    ["clearing what is not there", (store) => store.clear(["unknown"])],
    ["trying what is not there again", (store) => store.retry("unknown")],
  ])("stays the same after %s, and nobody is told", (_what, change) => {
    const store = createAttachmentStore();
    store.add([small("a.txt")]);
    const before = store.getSnapshot();
    const listener = vi.fn();
    store.subscribe(listener);
    change(store);
    expect(store.getSnapshot()).toBe(before);
    expect(listener).not.toHaveBeenCalled();
  });

  test("stays the same when an empty store is cleared", () => {
    const store = createAttachmentStore();
    const before = store.getSnapshot();
    store.clear();
    expect(store.getSnapshot()).toBe(before);
  });
});

describe("listeners", () => {
  test("hear of what was done at once, and of what became of it", async () => {
    const store = createAttachmentStore();
    const seen: string[] = [];
    store.subscribe(() => {
      seen.push(
        store
          .getSnapshot()
          .map(({ status }) => status)
          .join(),
      );
    });
    store.add([small("a.txt"), small("b.txt")]);
    expect(seen).toEqual(["encoding,encoding"]);
    await vi.waitFor(() => expect(seen.at(-1)).toBe("ready,ready"));
    store.clear();
    expect(seen.at(-1)).toBe("");
  });

  test("hear nothing once they have left", async () => {
    const store = createAttachmentStore();
    const gone = vi.fn();
    const other = vi.fn();
    const leave = store.subscribe(gone);
    store.add([small("a.txt")]);
    leave();
    const calls = gone.mock.calls.length;
    store.subscribe(other);
    await vi.waitFor(() => expect(other).toHaveBeenCalled());
    store.clear();
    expect(gone).toHaveBeenCalledTimes(calls);
  });
});

describe("settled", () => {
  test("comes at once while nothing is encoded", async () => {
    await expect(createAttachmentStore().whenEncoded()).resolves.toBeUndefined();
  });

  test("waits for the last file, not the first", async () => {
    const store = createAttachmentStore();
    const { file, release } = heldFile();
    store.add([small("a.txt"), file]);
    let isSettled = false;
    const settled = store.whenEncoded().then(() => (isSettled = true));
    await vi.waitFor(() => expect(store.getSnapshot()[0]?.status).toBe("ready"));
    expect(isSettled).toBe(false);
    release();
    await settled;
    expect(store.getSnapshot().map(({ status }) => status)).toEqual(["ready", "ready"]);
  });

  test("comes though a file failed, and leaves that one out of what is sent", async () => {
    const store = createAttachmentStore();
    const odd = fileReadBy(() => Promise.reject(new Error("disk")), 10, "odd.pdf");
    store.add([brokenFile("x.pdf"), odd, small("a.txt")]);
    await store.whenEncoded();
    expect(store.getSnapshot()).toMatchObject([
      { name: "x.pdf", status: "failed", code: "file-changed" },
      { name: "odd.pdf", status: "failed", code: "unreadable" },
      { name: "a.txt", status: "ready" },
    ]);
    const names = encodedAttachments(store.getSnapshot()).map(({ fileName }) => fileName);
    expect(names).toEqual(["a.txt"]);
  });

  test("ends with the signal's reason, and the encoding goes on", async () => {
    const store = createAttachmentStore();
    const { file, release } = heldFile();
    store.add([file]);
    const controller = new AbortController();
    const settled = store.whenEncoded(controller.signal);
    controller.abort(new Error("cancelled"));
    await expect(settled).rejects.toThrow("cancelled");
    release();
    await store.whenEncoded();
    expect(store.getSnapshot()).toMatchObject([{ status: "ready" }]);
  });

  test("ends at once with a signal that is aborted already", async () => {
    const store = createAttachmentStore();
    const { file, release } = heldFile();
    store.add([file]);
    let outcome: unknown = "none yet";
    const settled = store.whenEncoded(AbortSignal.abort("before")).catch((reason: unknown) => {
      outcome = reason;
    });
    // Long after an answer that comes at once.
    await new Promise((resolve) => setImmediate(resolve));
    expect(outcome).toBe("before");
    release();
    await settled;
  });
});
