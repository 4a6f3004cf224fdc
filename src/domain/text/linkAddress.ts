import { decodeAttribute } from "./entities.js";

/**
 * What a link's `href`, still encoded, leads to, as people write it; `undefined` for what leads
 * nowhere outside its page.
 */
export function addressOf(href: string | undefined): string | undefined {
  const address = href === undefined ? undefined : decodeAttribute(href).replace(/\s+/g, "");
  const [, scheme, rest = ""] = /^(https?|ftp|mailto|tel|sms):(.+)/i.exec(address ?? "") ?? [];
  if (scheme === undefined) return undefined;
  return rest.startsWith("//") ? address : readable(rest.replace(/\?.*/, ""));
}

/** Whether a link's words say where it leads. */
export function isSaidBy(words: string, address: string): boolean {
  const key = (text: string) => {
    const bare = readable(text.trim().toLowerCase());
    const isNumber = /^\+?[\d\s()./-]+$/.test(bare);
    return isNumber
      ? bare.replace(/\D/g, "")
      : bare.replace(/^\w+:(?:\/\/)?/, "").replace(/^www\.|\/$/g, "");
  };
  return words.includes(address) || key(words) === key(address);
}

/** Without the escapes of an address; as it is where they are none. */
function readable(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
