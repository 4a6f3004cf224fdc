import { describe, expect, onTestFinished, test, vi } from "vitest";
import { encode, EncodeError } from "../../src/attachments/encode.js";
import { fileReadBy, notReadable, type Reading } from "./files.js";

/** A file that reads well up to its nth slice. */
function failingAt(nth: number, failure: unknown): File {
  let count = 0;
  return fileReadBy(async (_reading, bytes) => {
    count += 1;
    if (count === nth) throw failure;
    return bytes;
  });
}

describe("a file that cannot be read", () => {
  const notFound = new DOMException("gone", "NotFoundError");
  const notAllowed = new DOMException("no", "SecurityError");

  test.each([
    ["changed", 1, notReadable(), "file-changed"],
    ["changed while it was being read", 2, notReadable(), "file-changed"],
    ["vanished", 1, notFound, "file-changed"],
    ["is not allowed to be read", 1, notAllowed, "unreadable"],
    ["fails otherwise", 2, new Error("disk"), "unreadable"],
    ["fails without a word", 1, undefined, "unreadable"],
  ])("since it %s", async (_what, nth, failure, code) => {
    const error: unknown = await encode(failingAt(nth, failure)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EncodeError);
    expect(error).toMatchObject({ name: "EncodeError", code });
    expect(error).toHaveProperty("cause", failure);
  });

  test.each([1, 2])("since slice %i came short", async (nth) => {
    let count = 0;
    const file = fileReadBy(async (_reading, bytes) => {
      count += 1;
      return count === nth ? bytes.slice(0, -1) : bytes;
    });
    await expect(encode(file)).rejects.toMatchObject({ code: "file-changed" });
  });
});

describe("an abort", () => {
  function reading(options?: { failAfter: number }) {
    const readings: Reading[] = [];
    const file = fileReadBy(async (one, bytes) => {
      readings.push(one);
      if (options && readings.length > options.failAfter) throw notReadable();
      return bytes;
    });
    return { file, readings };
  }

  test("ends it with the signal's reason, and nothing more is read", async () => {
    const { file, readings } = reading();
    const controller = new AbortController();
    const reason = new Error("removed");
    const onProgress = vi.fn(() => controller.abort(reason));
    await expect(encode(file, { signal: controller.signal, onProgress })).rejects.toBe(reason);
    expect(onProgress).toHaveBeenCalledTimes(1);
    // The first, and the one read ahead.
    expect(readings).toHaveLength(2);
  });

  test("ends one that was aborted before it began", async () => {
    const { file } = reading();
    const onProgress = vi.fn();
    const signal = AbortSignal.abort(new Error("before"));
    await expect(encode(file, { signal, onProgress })).rejects.toThrow("before");
    expect(onProgress).not.toHaveBeenCalled();
  });

  test("ends it while a slice is being read", async () => {
    const controller = new AbortController();
    const file = fileReadBy(async (_reading, bytes) => {
      controller.abort(new Error("during"));
      return bytes;
    });
    await expect(encode(file, controller)).rejects.toThrow("during");
  });

  test("is what the caller hears of, not a read that fails afterwards", async () => {
    const { file } = reading({ failAfter: 1 });
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error("removed"));
    await expect(encode(file, { signal: controller.signal, onProgress })).rejects.toThrow(
      "removed",
    );
  });
});

describe("the slice that is read ahead", () => {
  function unhandledRejections() {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    onTestFinished(() => void process.off("unhandledRejection", unhandled));
    return unhandled;
  }

  test("fails where it is awaited, never as an unhandled rejection", async () => {
    const unhandled = unhandledRejections();
    await expect(encode(failingAt(2, notReadable()))).rejects.toThrow(EncodeError);
    expect(unhandled).not.toHaveBeenCalled();
  });

  test("fails unheard when the file was removed meanwhile", async () => {
    const unhandled = unhandledRejections();
    const controller = new AbortController();
    const onProgress = () => controller.abort();
    const encoding = encode(failingAt(2, notReadable()), { signal: controller.signal, onProgress });
    await expect(encoding).rejects.toHaveProperty("name", "AbortError");
    expect(unhandled).not.toHaveBeenCalled();
  });
});
