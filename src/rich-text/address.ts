import { withoutControls } from "../domain/text/cleanText.js";

/**
 * Where a link may lead: the web, an address for mail, a telephone. `undefined` for all else, such as
 * `javascript:`.
 */
export function safeAddress(address: string | undefined): string | undefined {
  // Browsers skip control characters, and line breaks in the middle.
  const url = withoutControls((address ?? "").replace(/[\t\n\r]/g, "")).trim();
  if (/^(?:https?:\/\/|mailto:|tel:)[^\s/]/i.test(url)) return url.replace(/\s/g, "%20");
  return /^\/\/[^\s/]/.test(url) ? safeAddress(`https:${url}`) : undefined;
}

/** An absolute address of a picture on the web; `undefined` for all else. */
export function safePicture(address: string | undefined): string | undefined {
  const url = withoutControls(address ?? "").trim();
  return /^https?:\/\/[^\s/"<>][^\s"<>]*$/i.test(url) ? url : undefined;
}

/** As agents type it: `example.com`, `ann@example.com`, or whole. `undefined` where it is unsafe. */
export function typedAddress(typed: string): string | undefined {
  const words = typed.trim();
  const known = safeAddress(words);
  if (known !== undefined) return known;
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(words)) return `mailto:${words}`;
  const isHost = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?::\d+)?(?:[/?#]\S*)?$/u.test(words);
  return isHost ? `https://${words}` : undefined;
}
