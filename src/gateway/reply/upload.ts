import type { Bytes } from "../bytes.js";
import { busy, Refusal } from "../answers.js";
import { inTime } from "../deadline.js";
import type { ReadPart } from "../streams.js";
import type { BodySource } from "./bodySource.js";
import { createDigest } from "./digest.js";
import type { ReplyFilter } from "./replyFilter.js";

/** Kept of one reply, so that a 401 in its midst can be mended; of all replies, 16 times that. */
const mostHeld = 1_000_000;

/** Bytes that all uploads of a gateway hold for a repeat. */
export interface Held {
  bytes: number;
}

export interface UploadOptions {
  source: BodySource;
  filter: ReplyFilter;
  /** As the browser says. */
  length: number | undefined;
  /** Bytes. */
  limit: number;
  /** Milliseconds. */
  idleTimeout: number;
  /** Called for bytes of a body whose length is not known before. @throws {Refusal} */
  carry: (bytes: number) => void;
  held: Held;
}

/** A reply's body on its way through the filter to the API. */
export interface Upload {
  /**
   * Its parts, from the first one, to be sent. Breaks off what was opened before.
   * @throws {Refusal} 503 where the first part is not held any more.
   */
  open(): ReadPart;
  /** Reads the rest, for its fingerprint alone. @throws {Refusal} */
  drain(): Promise<void>;
  /** Whether the last part was given away: only then can the API have acted. */
  isWhole: boolean;
  /** Why it will never be whole. */
  failure: Refusal | undefined;
  /** Of the body that came in. */
  bytes: number;
  /** Of the body that goes out, where it is known. */
  readonly contentLength: number | undefined;
  /** Of a body that was read to its end. */
  digest(): Promise<string> | string;
  close(): void;
}

export function createUpload(options: UploadOptions): Upload {
  const { source, filter, length, limit, idleTimeout, carry, held } = options;
  const digest = source.digest?.() ?? createDigest();
  const parts: Bytes[] = [];
  let heldHere = 0;
  let isHolding = true;
  let isCut = false;
  let opened = 0;
  let isRead = false;
  let pulling: Promise<void> | undefined;

  const readPart = async (): Promise<void> => {
    const next = source.read();
    const chunk = next instanceof Promise ? await inTime(() => next, idleTimeout, broken) : next;
    if (chunk === undefined) {
      if (length !== undefined && length !== upload.bytes) throw broken();
      parts.push(filter.end());
      isRead = true;
      return;
    }
    upload.bytes += chunk.length;
    if (upload.bytes > limit) throw tooLarge(limit);
    if (length === undefined) carry(chunk.length);
    const added = digest.add(chunk);
    if (added !== undefined) await added;
    const part = filter.write(chunk);
    // Of white space behind the document nothing goes on.
    if (part.length === 0) return readPart();
    parts.push(part);
  };

  /** One more part, for any caller. */
  const pull = (): Promise<void> => {
    pulling ??= readPart()
      .catch((thrown: unknown) => {
        const isRefusal = thrown instanceof Refusal;
        upload.failure ??= isRefusal ? thrown : new Refusal(500, "The body was not read.");
        throw upload.failure;
      })
      .finally(() => {
        pulling = undefined;
      });
    return pulling;
  };

  const letGo = () => {
    isHolding = false;
    held.bytes -= heldHere;
    heldHere = 0;
  };

  /** The first parts, which are written, or wait to be. */
  const drop = (count: number) => {
    for (const part of parts.splice(0, count)) source.release?.(part);
  };

  const partsFor = (mine: number): ReadPart => {
    let at = 0;
    return async () => {
      if (at === parts.length && !isRead) await pull();
      // An end would make the request whole.
      if (mine !== opened) throw new Error("closed");
      if (!isHolding && at > 0) {
        drop(at);
        at = 0;
        isCut = true;
      }
      const part = parts[at];
      at += 1;
      if (part !== undefined && isHolding) {
        heldHere += part.length;
        held.bytes += part.length;
        // Until there is too much of it, of this reply or of all.
        if (heldHere > mostHeld || held.bytes > 16 * mostHeld) letGo();
      }
      upload.isWhole = isRead && at >= parts.length;
      return part;
    };
  };

  const upload: Upload = {
    isWhole: false,
    failure: undefined,
    bytes: 0,
    contentLength: length && length + filter.added,
    open() {
      if (isCut) throw busy("The token ended. Nothing was sent.");
      opened += 1;
      upload.isWhole = false;
      return partsFor(opened);
    },
    async drain() {
      for (;;) {
        if (isRead) return;
        // oxlint-disable-next-line no-await-in-loop
        await pull();
        drop(parts.length);
      }
    },
    digest: () => digest.end(),
    close() {
      opened += 1;
      letGo();
      drop(parts.length);
      if (!isRead) source.cancel();
    },
  };
  return upload;
}

export const tooLarge = (limit: number) =>
  new Refusal(413, `The reply is larger than ${limit} bytes.`);

/** Why a body is not whole. */
const broken = (isLate = false) =>
  isLate
    ? new Refusal(408, "The body stopped coming.")
    : new Refusal(400, "The body is not as long as it says.");
