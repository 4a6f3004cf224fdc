import type { EncodeFailure } from "./attachment.js";
import { isTyping, putKeysFirst, yieldToMain } from "../async/yieldToMain.js";

/** How long one slice may hold the main thread, in milliseconds: well inside a frame of 16. */
const sliceMs = 6;
const minSlice = 48 * 1024;
const maxSlice = 1536 * 1024;
/** Reading from disk costs as much as encoding a small slice, so small slices share one read. */
const minRead = 384 * 1024;
/** Slices per Blob: joining hundreds of slices at the end of a file would block the thread. */
const slicesPerBlob = 16;
/** Biggest slice while the agent types, so that the character is painted in time. */
const typingSlice = 192 * 1024;
/** Bytes that fit `sliceMs` on this machine, learned from all files. */
let fitting = 96 * 1024;

export interface EncodeOptions {
  signal?: AbortSignal;
  /** Bytes of the file encoded so far. */
  onProgress?: (encoded: number) => void;
}

/** `encode` could not read the file. */
export class EncodeError extends Error {
  override readonly name = "EncodeError";
  readonly code: EncodeFailure;

  constructor(code: EncodeFailure, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
  }
}

/** The reason in an error of `encode`. */
export function failureOf(error: unknown): EncodeFailure {
  return error instanceof EncodeError ? error.code : "unreadable";
}

/**
 * Encodes a file as base64 (RFC 4648), in a Blob of ASCII bytes. It works in slices on the main
 * thread and wraps each in a Blob, so that the text never exists as one string. Measured, that keeps
 * the frame; a worker would need a Content-Security-Policy rule in every host.
 *
 * Throws EncodeError, or the signal's reason once that is aborted.
 */
export async function encode(file: Blob, options: EncodeOptions = {}): Promise<Blob> {
  const stopWatching = putKeysFirst();
  try {
    return await encodeInTurns(file, options);
  } finally {
    stopWatching();
  }
}

async function encodeInTurns(file: Blob, { signal, onProgress }: EncodeOptions): Promise<Blob> {
  const wholes: Blob[] = [];
  let slices: Blob[] = [];
  let encoded = 0;
  // A read waits for its turn too: 200 started by one drop would block the thread.
  await yieldToMain();
  signal?.throwIfAborted();
  // A file that has vanished looks empty, and an empty slice is never read from disk.
  if (file.size === 0) return checkedEmpty(file);
  let reading = read(file, 0, readSize());
  while (encoded < file.size) {
    const piece = await reading.catch((error: unknown) => {
      // An aborted read is no failure of the file.
      signal?.throwIfAborted();
      throw error;
    });
    const end = encoded + piece.length;
    let at = 0;
    while (at < piece.length) {
      await yieldToMain();
      signal?.throwIfAborted();
      const size = isTyping() ? Math.min(fitting, typingSlice) : fitting;
      const started = performance.now();
      // The next piece is read from the disk while this one is being encoded.
      if (at === 0 && end < file.size) {
        reading = read(file, end, readSize());
        // Handled where it is awaited; after an abort nothing awaits it.
        reading.catch(() => {});
      }
      const bytes = piece.subarray(at, at + size);
      slices.push(toBase64(bytes));
      if (slices.length === slicesPerBlob) {
        wholes.push(new Blob(slices));
        slices = [];
      }
      at += bytes.length;
      encoded += bytes.length;
      const took = performance.now() - started;
      // A short slice tells little about speed, unless it was slow.
      if (bytes.length === size || took > sliceMs) fitting = nextSliceSize(bytes.length, took);
      onProgress?.(encoded);
    }
  }
  return new Blob([...wholes, ...slices]);
}

/** Bytes of the next slice, so that it takes about `sliceMs`. A multiple of three. */
export function nextSliceSize(bytes: number, milliseconds: number): number {
  const ideal = (bytes * sliceMs) / Math.max(milliseconds, 0.5);
  // At most doubled, so that one lucky measurement does not make the next slice too long.
  const size = Math.min(Math.max(Math.min(ideal, bytes * 2), minSlice), maxSlice);
  return Math.floor(size / 3) * 3;
}

function readSize(): number {
  return isTyping() ? typingSlice : Math.max(fitting, minRead);
}

async function read(file: Blob, at: number, size: number): Promise<Uint8Array> {
  const end = Math.min(at + size, file.size);
  const bytes = await bytesOf(file.slice(at, end));
  // A short slice would also break the groups of three that base64 is made of.
  if (bytes.length !== end - at) throw new EncodeError("file-changed");
  return bytes;
}

async function checkedEmpty(file: Blob): Promise<Blob> {
  const bytes = await bytesOf(file);
  if (bytes.length > 0) throw new EncodeError("file-changed");
  return new Blob();
}

async function bytesOf(piece: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await piece.arrayBuffer());
  } catch (cause) {
    const name = cause instanceof DOMException ? cause.name : "";
    const changed = name === "NotReadableError" || name === "NotFoundError";
    throw new EncodeError(changed ? "file-changed" : "unreadable", { cause });
  }
}

/**
 * Reused for every slice, since a Blob copies at once. A Blob of bytes takes half the time of one
 * of a string (0.9 against 1.8 ms for 384 KiB), which the browser must first turn into bytes.
 */
let ascii = /* @__PURE__ */ new Uint8Array();
const encoder = /* @__PURE__ */ new TextEncoder();

/** A slice as base64 in a Blob; `bytes` is whole groups of three but at the end of the file. */
function toBase64(bytes: Uint8Array): Blob {
  // As `encodedSize` says; an import would split off what decides about files, and load it apart.
  const length = 4 * Math.ceil(bytes.length / 3);
  if (ascii.length < length) ascii = new Uint8Array(length);
  if (typeof bytes.toBase64 === "function") encoder.encodeInto(bytes.toBase64(), ascii);
  else writeBase64(bytes, ascii);
  return new Blob([ascii.subarray(0, length)]);
}

const alphabet = /* @__PURE__ */ new TextEncoder().encode(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
);
/** "=" */
const padding = 61;

/** For browsers without `Uint8Array.prototype.toBase64`; `btoa` would need a string each way. */
function writeBase64(bytes: Uint8Array, to: Uint8Array): void {
  const letter = (index: number) => alphabet[index & 63] ?? 0;
  let out = 0;
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    to[out] = letter(group >> 18);
    to[out + 1] = letter(group >> 12);
    to[out + 2] = left > 1 ? letter(group >> 6) : padding;
    to[out + 3] = left > 2 ? letter(group) : padding;
    out += 4;
  }
}
