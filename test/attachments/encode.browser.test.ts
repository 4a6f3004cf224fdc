import { describe, expect, onTestFinished, test, vi } from "vitest";
import { encode } from "../../src/attachments/encode.js";
import { createAttachmentStore } from "../../src/attachments/store.js";
import { bytesOf } from "./files.js";

const slice = 384 * 1024;
const sizes = [...Array(11).keys(), slice - 1, slice, slice + 1, 3 * slice + 2];

/** The browser's own encoder, which takes a whole file at once. */
function expected(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const { result } = reader;
      // An empty file has no comma.
      resolve(typeof result === "string" ? (result.split(",")[1] ?? "") : "");
    };
    reader.onerror = () => reject(new Error("the file could not be read"));
    reader.readAsDataURL(file);
  });
}

async function isRight(size: number): Promise<boolean> {
  const file = new File([bytesOf(size)], "a.bin");
  return (await (await encode(file)).text()) === (await expected(file));
}

/** As in browsers of 2024. */
function withoutToBase64() {
  const native = Object.getOwnPropertyDescriptor(Uint8Array.prototype, "toBase64");
  if (!native) throw new Error("this browser has no toBase64 to be without");
  Reflect.deleteProperty(Uint8Array.prototype, "toBase64");
  onTestFinished(() => {
    Reflect.defineProperty(Uint8Array.prototype, "toBase64", native);
  });
}

describe("with toBase64", () => {
  test.each(sizes)("encodes %i bytes", async (size) => {
    expect(await isRight(size)).toBe(true);
  });

  test("uses it, slice by slice", async () => {
    const native = vi.spyOn(Uint8Array.prototype, "toBase64");
    onTestFinished(() => void vi.restoreAllMocks());
    // Past the largest slice that a fast machine may take at once.
    expect(await isRight(6 * slice)).toBe(true);
    expect(native.mock.calls.length).toBeGreaterThan(1);
  });
});

describe("without toBase64", () => {
  test.each(sizes)("encodes %i bytes", async (size) => {
    withoutToBase64();
    expect(await isRight(size)).toBe(true);
  });
});

test("goes on in a hidden tab, where timers and frames stop", async () => {
  for (const name of ["setTimeout", "requestAnimationFrame", "requestIdleCallback"] as const) {
    vi.spyOn(globalThis, name).mockReturnValue(0);
  }
  const store = createAttachmentStore();
  store.add([new File([bytesOf(3 * slice)], "a.bin"), new File([bytesOf(10)], "b.bin")]);
  await store.whenEncoded();
  vi.restoreAllMocks();
  expect(store.getSnapshot().map(({ status }) => status)).toEqual(["ready", "ready"]);
});

describe("a real file on the disk", () => {
  async function fileOnDisk(bytes: Uint8Array<ArrayBuffer>) {
    const folder = await navigator.storage.getDirectory();
    const name = `file-${crypto.randomUUID()}.bin`;
    const handle = await folder.getFileHandle(name, { create: true });
    onTestFinished(() => folder.removeEntry(name).catch(() => {}));
    const write = async (content: Uint8Array<ArrayBuffer>) => {
      const stream = await handle.createWritable();
      await stream.write(content);
      await stream.close();
    };
    await write(bytes);
    return { file: await handle.getFile(), write, remove: () => folder.removeEntry(name) };
  }

  test("is encoded as it is", async () => {
    const { file } = await fileOnDisk(bytesOf(2 * slice));
    expect((await (await encode(file)).text()) === (await expected(file))).toBe(true);
  });

  test("that changed since it was chosen is refused, not sent half old, half new", async () => {
    const { file, write } = await fileOnDisk(bytesOf(2 * slice));
    await write(new Uint8Array(3 * slice));
    await expect(encode(file)).rejects.toMatchObject({ code: "file-changed" });
  });

  test("that vanished is refused, and can be removed", async () => {
    const { file, remove } = await fileOnDisk(bytesOf(slice));
    await remove();
    const store = createAttachmentStore();
    store.add([file]);
    await store.whenEncoded();
    expect(store.getSnapshot()).toMatchObject([{ status: "failed", code: "file-changed" }]);
    store.clear();
    expect(store.getSnapshot()).toEqual([]);
  });
});
