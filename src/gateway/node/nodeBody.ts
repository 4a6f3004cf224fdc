import type { Bytes } from "../bytes.js";
import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { BodySource } from "../reply/bodySource.js";
import type { Digest } from "../reply/digest.js";
import { byteKernel } from "./byteKernel.js";
import type { ByteKernel } from "./byteKernel.js";
import { release } from "./chunkMemory.js";

/** Bytes at the beginning of a reply: all of a usual one without files. */
const mostHashed = 16_384;

/**
 * Tells two replies of one key apart, which is an accident or a fault of the page's; nobody gains by
 * two that look alike. SHA-256 of a large file would take as long as all else that is done with it.
 */
function createDigest(createSum: ByteKernel["createSum"]): Digest {
  const hash = createHash("sha256");
  const sum = createSum();
  let length = 0;
  return {
    add(bytes) {
      if (length < mostHashed) hash.update(bytes.subarray(0, mostHashed - length));
      length += bytes.length;
      sum.add(bytes);
    },
    end: () => ["lanes", hash.update(sum.end()).digest("hex")].join(" "),
  };
}

/** Bytes that wait for the reader; what is above stays in the socket. */
const mostWaiting = 262_144;

/** A request's body, taken as it comes. */
export function nodeBody(incoming: IncomingMessage): BodySource {
  const kernel = byteKernel();
  let parts: Bytes[] = [];
  let waiting = 0;
  let wake: (() => void) | undefined;
  let isBroken = false;
  let isListening = false;
  const stir = () => {
    wake?.();
    wake = undefined;
  };
  const fail = () => {
    isBroken = true;
    stir();
  };
  const keep = (chunk: Buffer<ArrayBuffer>) => {
    parts.push(chunk);
    waiting += chunk.length;
    if (waiting >= mostWaiting) incoming.pause();
    stir();
  };
  // Only once somebody reads: to listen is to begin to read.
  const listen = () => {
    if (isListening) return;
    isListening = true;
    incoming.on("data", keep).on("end", stir).on("error", fail).on("close", fail);
  };
  const take = (): Bytes | undefined => {
    const part = parts.shift();
    if (part === undefined) return undefined;
    waiting -= part.length;
    if (incoming.isPaused() && waiting < mostWaiting / 2) incoming.resume();
    return part;
  };
  const wait = async (): Promise<Bytes | undefined> => {
    for (;;) {
      if (incoming.readableEnded) return undefined;
      if (incoming.destroyed || isBroken) throw new Error("The browser has gone.");
      // oxlint-disable-next-line no-await-in-loop -- until something comes
      await new Promise<void>((resolve) => (wake = resolve));
      const chunk = take();
      if (chunk !== undefined) return chunk;
    }
  };
  return {
    skipPlain: kernel?.skipPlain,
    digest: kernel && (() => createDigest(kernel.createSum)),
    read() {
      listen();
      return take() ?? wait();
    },
    release,
    cancel() {
      if (!isListening) return;
      incoming.off("data", keep);
      parts = [];
      waiting = 0;
    },
  };
}
