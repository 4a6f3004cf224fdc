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

// A picture that is not uploaded yet has the id of its file for a source: that is no address that could
// be sent, and the file outlives the editor. In HTML it stands in an attribute that requests nothing.

/** An absolute address of a picture on the web, or `upload:` and an id; `undefined` for all else. */
export function safePicture(address: string | undefined): string | undefined {
  const url = withoutControls(address ?? "").trim();
  return /^(?:https?:\/\/[^\s/"<>][^\s"<>]*|upload:[\w-]+)$/i.test(url) ? url : undefined;
}

/** The attribute for the source of a picture. */
export function sourceName(src: string): "src" | "data-upload" {
  return src.startsWith("upload:") ? "data-upload" : "src";
}
