/**
 * Of a text that was sent and written on, before it or behind it, what was not sent; all of it where it
 * became another. In HTML what is written behind a text stands in that one's own last elements, and the
 * space before it no longer has to be one that is kept at the end of a line.
 */
export function unsentPart<Text extends { value: string }>({ value: sent }: Text, now: Text): Text {
  const { value } = now;
  const [end] = /(?:\s|<\/\w+>)*$/.exec(sent) ?? [""];
  const begun = sent.slice(0, sent.length - end.length);
  if (value.startsWith(begun)) {
    const spaces = end.search(/\S|$/);
    let rest = value.slice(begun.length).replace(new RegExp(`^\\s{0,${spaces}}`), "");
    let open = "";
    for (const [tag] of end.matchAll(/<\/\w+>/g)) {
      if (open === "" && rest.startsWith(tag)) rest = rest.slice(tag.length);
      else open = tag.replace("/", "") + open;
    }
    return { ...now, value: open + rest };
  }
  return value.endsWith(sent) ? { ...now, value: value.slice(0, -sent.length) } : now;
}
