import type { Bytes } from "../bytes.js";
import type { Digest } from "./digest.js";

/** A request's body as it comes in, wherever that is from. */
export interface BodySource {
  /** Where the server has a faster one than Web Crypto. */
  digest?: (() => Digest) | undefined;
  /** The next part; nothing after the last. Rejects where the browser has gone. */
  read(): Promise<Bytes | undefined> | Bytes | undefined;
  /** The rest is not wanted. */
  cancel(): void;
}
