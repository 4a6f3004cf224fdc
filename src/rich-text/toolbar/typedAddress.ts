/** As agents type it: `example.com`, `ann@example.com`, or whole. `undefined` where it is unsafe. */
export function typedAddress(
  typed: string,
  // Given, since a bundler would split for this file what it imported of what is loaded at first.
  safeAddress: (address: string) => string | undefined,
): string | undefined {
  const words = typed.trim();
  const known = safeAddress(words);
  if (known !== undefined) return known;
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(words)) return `mailto:${words}`;
  const isHost = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?::\d+)?(?:[/?#]\S*)?$/u.test(words);
  return isHost ? `https://${words}` : undefined;
}
