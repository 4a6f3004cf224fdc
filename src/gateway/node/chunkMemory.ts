import { MessageChannel } from "node:worker_threads";
import type { MessagePort } from "node:worker_threads";
import type { Bytes } from "../bytes.js";

/**
 * The memory of a body's chunks, given back at once. Left to Node, each is freed by a collection, and
 * chunks alone are reason enough to collect all memory of the process: once for each 10 MB that pass.
 */
interface Use {
  /** The socket reads the memory itself until a write has ended. */
  writing: number;
  isReleased: boolean;
}

const uses = new WeakMap<Bytes, Use>();

/** Tells that a chunk is given to a socket. Returns what is to be called once it was written, or lost. */
export function beginWrite(chunk: Bytes): () => void {
  const use = uses.get(chunk) ?? { writing: 0, isReleased: false };
  use.writing += 1;
  uses.set(chunk, use);
  return () => {
    use.writing -= 1;
    if (use.isReleased && use.writing === 0) free(chunk);
  };
}

/** Nobody else needs the chunk. One of which no write was told stays: who has it is not known. */
export function release(chunk: Bytes): void {
  const use = uses.get(chunk);
  if (use === undefined || use.isReleased) return;
  use.isReleased = true;
  if (use.writing === 0) free(chunk);
}

let closed: MessagePort | undefined;

/** What is transferred to where nobody listens is gone. */
function free({ buffer, byteLength }: Bytes): void {
  // A part of a larger piece of memory is not all that is in there.
  if (buffer.byteLength !== byteLength) return;
  if (closed === undefined) {
    closed = new MessageChannel().port1;
    closed.close();
  }
  try {
    closed.postMessage(undefined, [buffer]);
  } catch {
    // Memory that cannot be transferred is freed with a collection.
  }
}
