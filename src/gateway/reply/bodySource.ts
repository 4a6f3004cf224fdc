import type { Bytes } from "../bytes.js";
import type { Digest } from "./digest.js";

/** A request's body as it comes in, wherever that is from. */
export interface BodySource {
  /** Where the server has a faster one than Web Crypto. */
  digest?: (() => Digest) | undefined;
  /**
   * The first byte from `from` on that is no ASCII, or a control character, a quote or a backslash, or
   * the part's length: where the server finds it faster than JavaScript does.
   */
  skipPlain?: ((part: Bytes, from: number) => number) | undefined;
  /** The next part; nothing after the last. Rejects where the browser has gone. */
  read(): Promise<Bytes | undefined> | Bytes | undefined;
  /** A part that was read is not needed any more, but by the transport that it was given to. */
  release?: ((part: Bytes) => void) | undefined;
  /** The rest is not wanted. */
  cancel(): void;
}
