/** The bytes, or undefined when the text is not padded, canonical base64 (RFC 4648, section 4). */
export function decodeBase64(text: string): Uint8Array | undefined {
  // Node decodes leniently, skipping what it does not know: only a round trip tells.
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : undefined;
}
