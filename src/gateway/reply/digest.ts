import type { Bytes } from "../bytes.js";

/** Of all bytes of a reply, so that a repeat is known as one. */
export interface Digest {
  add(bytes: Bytes): Promise<void> | void;
  /** Begins with how it was made: two kinds cannot be compared. */
  end(): Promise<string> | string;
}

const windowSize = 262_144;

/** In windows, since Web Crypto knows no digest that grows. */
export function createDigest(): Digest {
  const window = new Uint8Array(windowSize);
  const digests: ArrayBuffer[] = [];
  let filled = 0;
  let last = Promise.resolve();
  // Takes a copy of the window at once, and works on it while the next one fills.
  const close = (): Promise<void> => {
    const digest = crypto.subtle.digest("SHA-256", window.subarray(0, filled));
    filled = 0;
    const before = last;
    last = Promise.all([before, digest]).then(([, bytes]) => void digests.push(bytes));
    return before;
  };
  return {
    async add(bytes) {
      for (let at = 0; at < bytes.length;) {
        const part = bytes.subarray(at, at + windowSize - filled);
        window.set(part, filled);
        filled += part.length;
        at += part.length;
        // oxlint-disable-next-line no-await-in-loop -- no more than two windows at a time
        if (filled === windowSize) await close();
      }
    },
    async end() {
      await close();
      await last;
      const whole = await new Blob(digests).arrayBuffer();
      const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
      return `windows ${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
    },
  };
}
