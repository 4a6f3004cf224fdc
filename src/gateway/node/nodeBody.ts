import type { Bytes } from "../bytes.js";
import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { BodySource } from "../reply/bodySource.js";
import type { Digest } from "../reply/digest.js";

/** Grows with the body, where Web Crypto's would wait for a thread with each part. */
function nodeDigest(): Digest {
  const hash = createHash("sha256");
  return {
    add: (bytes) => void hash.update(bytes),
    end: () => `whole ${hash.digest("hex")}`,
  };
}

/** A request's body, taken as it comes: what is not read stays in the socket. */
export function nodeBody(incoming: IncomingMessage): BodySource {
  let wake: (() => void) | undefined;
  let broken: Error | undefined;
  let isListening = false;
  const stir = () => {
    wake?.();
    wake = undefined;
  };
  const fail = () => {
    broken ??= new Error("The browser has gone.");
    stir();
  };
  // Only once somebody reads: to listen is to begin to read.
  const listen = () => {
    if (isListening) return;
    isListening = true;
    incoming.on("readable", stir).on("end", stir).on("error", fail).on("close", fail);
  };
  const take = (): Bytes | undefined => {
    const chunk: unknown = incoming.read();
    return chunk instanceof Uint8Array && chunk.buffer instanceof ArrayBuffer
      ? new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      : undefined;
  };
  const wait = async (): Promise<Bytes | undefined> => {
    for (;;) {
      if (incoming.readableEnded) return undefined;
      if (incoming.destroyed || broken !== undefined) throw broken ?? new Error("It is closed.");
      // oxlint-disable-next-line no-await-in-loop -- until something comes
      await new Promise<void>((resolve) => (wake = resolve));
      const chunk = take();
      if (chunk !== undefined) return chunk;
    }
  };
  return {
    digest: nodeDigest,
    read() {
      listen();
      return take() ?? wait();
    },
    cancel() {
      if (!isListening) return;
      incoming.off("readable", stir);
    },
  };
}
