/** What some servers make of a reply's HTML in their list: the same to a reader, in other letters. */
export function typeset(html: string): string {
  const named: Record<string, string> = { é: "&eacute;", "—": "&mdash;", à: "&#224;" };
  const words = html
    .replace(/(^|[\s>])&quot;/g, "$1&#8220;")
    .replaceAll("&quot;", "&#8221;")
    .replace(/(\w)'/g, "$1&rsquo;")
    .replace(/[éà—]/g, (letter) => named[letter] ?? letter)
    .replace(/ {2}/g, " &nbsp;");
  return `<p>${words.split("<br>").join("</p>\n<p>")}</p>`;
}
