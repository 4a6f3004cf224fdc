/** Base64 of n bytes, padding included. */
export function encodedSize(bytes: number): number {
  return 4 * Math.ceil(bytes / 3);
}
