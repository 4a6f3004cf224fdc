import type { Bytes } from "../bytes.js";
import { busy, Refusal } from "../answers.js";
import { inTime } from "../deadline.js";
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

/** Times the API alone: while the browser is waited for, it stands. */
interface UploadClock {
  stop(): void;
  /** A part was given to the API; `isWhole`: the last one. */
  start(isWhole: boolean): void;
}

/** A reply's body on its way through the filter to the API. */
export interface Upload {
  /**
   * Its parts, from the first one, to be sent. Breaks off what was opened before.
   * @throws {Refusal} 503 where the first part is not held any more.
   */
  open(clock: UploadClock): AsyncIterable<Bytes>;
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
  digest(): Promise<string>;
  close(): void;
}

export function createUpload(options: UploadOptions): Upload {
  const { source, filter, length, limit, idleTimeout, carry, held } = options;
  const digest = source.digest?.() ?? createDigest();
  let parts: Bytes[] = [];
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
    carry(chunk.length);
    const added = digest.add(chunk);
    if (added !== undefined) await added;
    const part = filter.write(chunk);
    // Of white space behind the document nothing goes on.
    if (part.length === 0) return readPart();
    parts.push(part);
  };

  /** One more part, for any caller. */
  const pull = async (): Promise<void> => {
    pulling ??= readPart().finally(() => {
      pulling = undefined;
    });
    try {
      await pulling;
    } catch (thrown) {
      const isRefusal = thrown instanceof Refusal;
      upload.failure ??= isRefusal ? thrown : new Refusal(500, "The body was not read.");
      throw upload.failure;
    }
  };

  /** Until there is too much of it, of this reply or of all. */
  const hold = (size: number) => {
    heldHere += size;
    held.bytes += size;
    if (heldHere > mostHeld || held.bytes > 16 * mostHeld) letGo();
  };

  const letGo = () => {
    isHolding = false;
    held.bytes -= heldHere;
    heldHere = 0;
  };

  /**
   * No generator: a generator function within another one is a class of its own with each call, and
   * all that it sees stays until the whole memory is collected.
   */
  const partsFor = (mine: number, clock: UploadClock): AsyncIterable<Bytes> => {
    let at = 0;
    const next = async (): Promise<IteratorResult<Bytes, undefined>> => {
      clock.stop();
      if (at === parts.length && !isRead) await pull();
      // An end would make the request whole.
      if (mine !== opened) throw new Error("The body is another request's.");
      const part = parts[at];
      at += 1;
      if (part !== undefined && isHolding) hold(part.length);
      if (!isHolding) {
        parts = parts.slice(at);
        at = 0;
        isCut = true;
      }
      upload.isWhole = isRead && at >= parts.length;
      clock.start(upload.isWhole);
      return part === undefined ? { done: true, value: part } : { value: part };
    };
    return { [Symbol.asyncIterator]: () => ({ next }) };
  };

  const upload: Upload = {
    isWhole: false,
    failure: undefined,
    bytes: 0,
    contentLength: length === undefined ? undefined : length + filter.added,
    open(clock) {
      if (isCut)
        throw busy("The access token ended within the reply. Nothing was sent: try again.");
      opened += 1;
      upload.isWhole = false;
      return partsFor(opened, clock);
    },
    async drain() {
      for (;;) {
        if (isRead) return;
        // oxlint-disable-next-line no-await-in-loop
        await pull();
        parts = [];
      }
    },
    digest: async () => digest.end(),
    close() {
      opened += 1;
      letGo();
      parts = [];
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
    ? new Refusal(408, "The request's body stopped coming.")
    : new Refusal(400, "The request's body is not as long as it should be.");
