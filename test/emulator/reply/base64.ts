import { fromBase64, toBase64 } from "../bytes.js";

/** The bytes, or undefined when the text is not padded, canonical base64 (RFC 4648, section 4). */
export function decodeBase64(text: string): Uint8Array | undefined {
  try {
    // Node decodes leniently, skipping what it does not know: only a round trip tells.
    const bytes = fromBase64(text);
    return toBase64(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}
