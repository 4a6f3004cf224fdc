import type { EncodeFailure } from "./attachment.js";
import { turn } from "./turns.js";

/** How long one slice may hold the main thread, in milliseconds: well inside a frame of 16. */
const sliceBudget = 6;
const minSlice = 48 * 1024;
const maxSlice = 1536 * 1024;

export interface EncodeOptions {
  signal?: AbortSignal;
  /** Bytes of the file encoded so far. */
  onProgress?: (encoded: number) => void;
}

/** A file that could not be read. */
export class EncodeError extends Error {
  override readonly name = "EncodeError";
  readonly code: EncodeFailure;

  constructor(code: EncodeFailure, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
  }
}

/**
 * A file as base64 (RFC 4648), in a Blob of ASCII bytes. Slice by slice on the main thread, each
 * wrapped in a Blob at once, so that the text never exists as one string: measured, this keeps the
 * frame, where a worker would cost every host a Content-Security-Policy rule.
 *
 * Throws EncodeError, or the signal's reason once that is aborted.
 */
export async function encode(
  file: Blob,
  { signal, onProgress }: EncodeOptions = {},
): Promise<Blob> {
  const parts: Blob[] = [];
  let size = 384 * 1024;
  let at = 0;
  let reading = read(file, 0, size);
  while (at < file.size) {
    const bytes = await reading.catch((error: unknown) => {
      // What was given up is not reported as broken.
      signal?.throwIfAborted();
      throw error;
    });
    await turn();
    signal?.throwIfAborted();
    at += bytes.length;
    const started = performance.now();
    // The next slice is read from the disk while this one is being encoded.
    if (at < file.size) {
      reading = read(file, at, size);
      // Heard when it is awaited; after an abort nobody awaits it.
      reading.catch(() => {});
    }
    parts.push(new Blob([toBase64(bytes)]));
    const took = performance.now() - started;
    size = nextSliceSize(bytes.length, took);
    onProgress?.(at);
  }
  return new Blob(parts);
}

/** Adapts to the machine: a slice takes about as long as the budget. A multiple of three. */
export function nextSliceSize(bytes: number, milliseconds: number): number {
  const ideal = (bytes * sliceBudget) / Math.max(milliseconds, 0.5);
  // At most doubled, so that one lucky reading does not make the next slice too long.
  const size = Math.min(Math.max(Math.min(ideal, bytes * 2), minSlice), maxSlice);
  return Math.floor(size / 3) * 3;
}

async function read(file: Blob, at: number, size: number): Promise<Uint8Array> {
  const end = Math.min(at + size, file.size);
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.slice(at, end).arrayBuffer());
  } catch (cause) {
    const name = cause instanceof DOMException ? cause.name : "";
    const changed = name === "NotReadableError" || name === "NotFoundError";
    throw new EncodeError(changed ? "file-changed" : "unreadable", { cause });
  }
  // A short slice would also break the groups of three that base64 is made of.
  if (bytes.length !== end - at) throw new EncodeError("file-changed");
  return bytes;
}

function toBase64(bytes: Uint8Array): string {
  return typeof bytes.toBase64 === "function" ? bytes.toBase64() : toBase64WithBtoa(bytes);
}

/** For browsers without `Uint8Array.prototype.toBase64`. */
export function toBase64WithBtoa(bytes: Uint8Array): string {
  let binary = "";
  // `apply` takes its arguments from the stack: no more than this at a time.
  for (let at = 0; at < bytes.length; at += 0x2000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  }
  return btoa(binary);
}
