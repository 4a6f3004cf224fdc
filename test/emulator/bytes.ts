// What Node's Buffer and node:crypto do, for a page too: stories have the emulator in theirs.

const hasBuffer = typeof Buffer !== "undefined";
/** `String.fromCharCode` takes no more arguments than the stack holds. */
const charactersAtATime = 0x8000;

/** Decodes leniently, skipping what is no base64, in Node; throws on it in a page. */
export function fromBase64(text: string): Uint8Array {
  return hasBuffer
    ? Buffer.from(text, "base64")
    : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export function toBase64(bytes: Uint8Array): string {
  if (hasBuffer) return Buffer.from(bytes).toString("base64");
  let binary = "";
  for (let start = 0; start < bytes.length; start += charactersAtATime) {
    binary += String.fromCharCode(...bytes.subarray(start, start + charactersAtATime));
  }
  return btoa(binary);
}

export function joinBytes(chunks: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** In hex. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  // A copy, since a view of shared memory is refused.
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", Uint8Array.from(bytes))));
}
