/** Names that servers like to write; all else beyond ASCII becomes a number. */
const NAMES: Readonly<Record<string, string>> = {
  "\u00a0": "nbsp",
  "–": "ndash",
  "—": "mdash",
  "“": "ldquo",
  "”": "rdquo",
  "…": "hellip",
  "€": "euro",
  "©": "copy",
  à: "agrave",
  ä: "auml",
  ç: "ccedil",
  é: "eacute",
  è: "egrave",
  ñ: "ntilde",
  ö: "ouml",
  ü: "uuml",
  ß: "szlig",
  α: "alpha",
  Ω: "Omega",
};

/**
 * A reply's HTML as a server lists it that passes it through an editor: paragraphs for line breaks,
 * quotes and dashes as printers set them, links for addresses, entities for what is beyond ASCII.
 */
export function typeset(html: string): string {
  return html
    .split("<br><br>")
    .map((paragraph) => `<p>${paragraph.replaceAll("<br>", "<br />\n")}</p>`)
    .join("\n")
    .split(/(<[^>]*>)/)
    .map((piece) => (piece.startsWith("<") ? piece : typesetWords(piece)))
    .join("");
}

function typesetWords(words: string): string {
  return words
    .replace(/(^|[\s(])&quot;/g, "$1“")
    .replaceAll("&quot;", "”")
    .replace(/(^|[\s(])'/g, "$1‘")
    .replaceAll("'", "’")
    .replaceAll("---", "—")
    .replaceAll("--", "–")
    .replaceAll("...", "…")
    .replace(
      /https?:\/\/(?:[^\s<&]|&amp;)+/g,
      (url) => `<a href="${url}" rel="nofollow">${url}</a>`,
    )
    .replace(/\P{ASCII}/gu, (sign) => `&${NAMES[sign] ?? `#${sign.codePointAt(0)}`};`);
}
