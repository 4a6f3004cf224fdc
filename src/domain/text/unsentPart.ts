/**
 * Of a text that was sent and written on, before it or behind it, what was not sent; all of it where it
 * became another. In HTML what is written behind a text stands in that one's own last elements, and the
 * space before it no longer has to be one that is kept at the end of a line.
 */
export function unsentPart<Text extends { value: string }>({ value: sent }: Text, now: Text): Text {
  const { value } = now;
  const begun = withoutEnd(sent);
  if (!value.startsWith(begun)) {
    return value.endsWith(sent) ? { ...now, value: value.slice(0, -sent.length) } : now;
  }
  let rest = value.slice(begun.length);
  let open = "";
  for (const [sign] of sent.slice(begun.length).matchAll(/\s|&nbsp;|<\/\w+>/g)) {
    if (!sign.startsWith("<")) rest = rest.replace(/^(?:\s|&nbsp;)/, "");
    else if (open === "" && rest.startsWith(sign)) rest = rest.slice(sign.length);
    else open = sign.replace("/", "") + open;
  }
  return { ...now, value: open + rest };
}

/** Without the spaces, kept or not, and the ends of elements behind the last words; linear in its length. */
function withoutEnd(text: string): string {
  let words = text.trimEnd();
  for (;;) {
    const at = Math.max(words.lastIndexOf("</"), words.lastIndexOf("&nbsp;"));
    if (at < 0 || !/^(?:&nbsp;|<\/\w+>)$/.test(words.slice(at))) return words;
    words = words.slice(0, at).trimEnd();
  }
}
