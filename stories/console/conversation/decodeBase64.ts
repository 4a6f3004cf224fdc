const charactersAtATime = 1 << 18;

/** @throws where it is no base64. */
export function decodeBase64(base64: string): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let start = 0; start < base64.length; start += charactersAtATime) {
    const binary = atob(base64.slice(start, start + charactersAtATime));
    parts.push(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
  }
  // No type of the sender's choice: the browser would adjust the file's name to it.
  return new Blob(parts, { type: "application/octet-stream" });
}
