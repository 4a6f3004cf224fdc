import { createChunk } from "../../async/chunk.js";

/** What reads HTML as a person sees it; few replies need its three kilobytes. */
export const htmlReader = /* @__PURE__ */ createChunk(() => import("./htmlToPlain.js"));

/** The text of HTML: as a reader sees it once the reader is there, until then without its finer points. */
export function readHtml(html: string): string {
  return htmlReader.now()?.htmlToPlain(html) ?? roughly(html);
}

/** Resolves once `bodyToPlain` reads HTML as well as it can. Never rejects. */
export async function htmlReadable(): Promise<void> {
  await htmlReader.load().catch(() => {});
}

const signs: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0" };

function roughly(html: string): string {
  return html
    .replace(/<(script|style)\b.*?<\/\1>|<!--.*?-->/gis, "")
    .replace(/[\0\f\s]+/g, " ")
    .replace(/ ?<br\b[^<>]*> ?/gi, "\n")
    .replace(/<\/?(?:div|li|[uo]l|tr|h\d|blockquote)\b[^<>]*>/gi, "\0")
    .replace(/<\/?p\b[^<>]*>/gi, "\f")
    .replace(/ ?[\0\f][\0\f ]*/g, (blocks) => (blocks.includes("\f") ? "\n\n" : "\n"))
    .replace(/<[a-z/!][^<>]*>/gi, "")
    .replace(/&(\w+|#\d{2,6});/g, (whole, name: string) =>
      name.startsWith("#") ? String.fromCodePoint(Number(name.slice(1))) : (signs[name] ?? whole),
    )
    .trim();
}
