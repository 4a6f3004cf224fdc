/** A text with its format: plain is what the textarea gives, HTML what a host's editor gives. */
export interface Body {
  format: "plain" | "html";
  value: string;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** The API treats `text` as HTML: plain text is escaped and its line breaks become `<br>`. */
export function bodyToHtml({ format, value }: Body): string {
  if (format === "html") return value;
  return value.replace(/[&<>"]/g, (c) => escapes[c] ?? c).replace(/\r\n?|\n/g, "<br>");
}

const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? whole;
  const hex = name[1] === "x" || name[1] === "X";
  const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/**
 * What a reader would see of it, line breaks kept. By string and not by DOMParser, which is a
 * Trusted Types sink: good enough to show or to copy, never to be used as a sanitiser.
 */
export function bodyToPlain({ format, value }: Body): string {
  if (format === "plain") return value;
  return value
    .replace(/\r\n?|\n/g, " ")
    .replace(/<(script|style)\b[^>]*>[^]*?<\/\1>/gi, "")
    .replace(/<br\s*\/?>|<\/(?:div|li|tr|h[1-6]|blockquote)>/gi, "\n")
    .replace(/<\/p>/gi, "\n\n")
    .replace(/<[a-z/!][^>]*>/gi, "")
    .replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, decodeEntity)
    .trimEnd();
}
