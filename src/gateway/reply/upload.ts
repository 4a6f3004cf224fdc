import type { Bytes } from "../bytes.js";
import { busy, Refusal } from "../answers.js";
import { withDeadline } from "../deadline.js";
import type { BodySource } from "./bodySource.js";
import { createDigest } from "./digest.js";
import type { ReplyFilter } from "./replyFilter.js";

/** Kept of one reply, so that a 401 in its midst can be mended; of all replies, 16 times that. */
const mostHeld = 1_000_000;

const mostAtOnce = 262_144;

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
  open(): AsyncGenerator<Bytes, void, undefined>;
  /** Reads the rest, for its fingerprint alone. @throws {Refusal} */
  drain(): Promise<void>;
  /** Whether the last part was given away: only then can the API have acted. */
  readonly isWhole: boolean;
  /** Why it will never be whole. */
  readonly failure: Refusal | undefined;
  /** Of the body that came in. */
  readonly bytes: number;
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
  let dropped = 0;
  let opened = 0;
  let bytes = 0;
  let isRead = false;
  let isWhole = false;
  let failure: Refusal | undefined;
  let ahead: Promise<Bytes | undefined> | undefined;
  let pulling: Promise<void> | undefined;

  const late = () => new Refusal(408, "The request's body stopped coming.");

  /** The next chunk; at once where it is there already. */
  const nextChunk = (): Promise<Bytes | undefined> | Bytes | undefined => {
    const next = ahead ?? source.read();
    ahead = undefined;
    return next;
  };

  const take = (chunk: Bytes): Promise<void> | void => {
    bytes += chunk.length;
    if (bytes > limit) throw new Refusal(413, `The reply is larger than ${limit} bytes.`);
    carry(chunk.length);
    return digest.add(chunk);
  };

  /** One part at least, and what else is there by then. */
  const readParts = async (): Promise<void> => {
    for (let read = 0; read < mostAtOnce;) {
      const next = nextChunk();
      if (next instanceof Promise && read > 0) {
        next.catch(() => {});
        ahead = next;
        return;
      }
      // oxlint-disable-next-line no-await-in-loop -- one part after the other
      const chunk = next instanceof Promise ? await inTime(next) : next;
      if (chunk === undefined) {
        if (length !== undefined && length !== bytes) {
          throw new Refusal(400, "The request's body is not as long as it says.");
        }
        parts.push(filter.end());
        isRead = true;
        return;
      }
      const taken = take(chunk);
      // oxlint-disable-next-line no-await-in-loop
      if (taken !== undefined) await taken;
      const part = filter.write(chunk);
      if (part.length > 0) {
        parts.push(part);
        read += part.length;
      }
    }
  };

  const inTime = (next: Promise<Bytes | undefined>) =>
    withDeadline(next, idleTimeout, late).catch((thrown: unknown) => {
      throw thrown instanceof Refusal
        ? thrown
        : new Refusal(400, "The request ended before its body did.");
    });

  /** Parts more, whoever asks. */
  const pull = (): Promise<void> => {
    pulling ??= readParts()
      .catch((thrown: unknown) => {
        failure = thrown instanceof Refusal ? thrown : new Refusal(500, "The body was not read.");
        throw failure;
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

  const hold = (part: Bytes) => {
    if (!isHolding) return;
    heldHere += part.length;
    held.bytes += part.length;
    if (heldHere > mostHeld || held.bytes > 16 * mostHeld) letGo();
  };

  async function* partsFor(mine: number): AsyncGenerator<Bytes, void, undefined> {
    for (let at = 0; ; at += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one part after the other
      if (at === dropped + parts.length && !isRead) await pull();
      // An end would make the request whole.
      if (mine !== opened) throw new Error("The body is not this request's any more.");
      const part = parts[at - dropped];
      if (part === undefined) return;
      hold(part);
      if (!isHolding) {
        parts = parts.slice(at + 1 - dropped);
        dropped = at + 1;
      }
      isWhole = isRead && at + 1 === dropped + parts.length;
      yield part;
    }
  }

  return {
    open() {
      if (dropped > 0) {
        throw busy("The access token ended while the reply was sent. Nothing was sent: try again.");
      }
      opened += 1;
      isWhole = false;
      return partsFor(opened);
    },
    async drain() {
      for (;;) {
        if (isRead) return;
        // oxlint-disable-next-line no-await-in-loop
        await pull();
        parts = [];
      }
    },
    get isWhole() {
      return isWhole;
    },
    get failure() {
      return failure;
    },
    get bytes() {
      return bytes;
    },
    contentLength: length === undefined ? undefined : length + filter.added,
    digest: async () => digest.end(),
    close() {
      opened += 1;
      letGo();
      parts = [];
      if (!isRead) source.cancel();
    },
  };
}
