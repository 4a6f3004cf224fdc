import type { Bytes } from "../bytes.js";

/** Of all bytes of a reply, so that a repeat is known as one. */
export interface Digest {
  add(bytes: Bytes): Promise<void> | void;
  /** Begins with how it was made: two kinds cannot be compared. */
  end(): Promise<string> | string;
}

const digestSize = 32;
const windowSize = 262_144;

/** Of window after window, each with the digest of those before: Web Crypto knows none that grows. */
export function createDigest(): Digest {
  const window = new Uint8Array(windowSize);
  let filled = digestSize;
  const close = async () => {
    const bytes = await crypto.subtle.digest("SHA-256", window.subarray(0, filled));
    window.set(new Uint8Array(bytes));
    filled = digestSize;
  };
  return {
    async add(bytes) {
      for (let at = 0; at < bytes.length;) {
        const part = bytes.subarray(at, at + windowSize - filled);
        window.set(part, filled);
        filled += part.length;
        at += part.length;
        // oxlint-disable-next-line no-await-in-loop -- one window after the other
        if (filled === windowSize) await close();
      }
    },
    async end() {
      await close();
      return `chain ${window.subarray(0, digestSize).join(".")}`;
    },
  };
}
