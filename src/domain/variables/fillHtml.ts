import { escapeHtml } from "../text/body.js";
import { fillAttributes, type Edit } from "./fillAttributes.js";
import type { Fill } from "./filling.js";
import { readText } from "./readText.js";
import { markOf, variablesIn, type Variable } from "./variable.js";

/**
 * Puts texts in place of variables, also of those that an editor split by tags, whose tags stay. What
 * is around them stays byte for byte.
 */
export function fillHtml(html: string, fill: Fill): string {
  // Also as an entity, and as an address has it.
  if (!/\{|&#|%7b/i.test(html)) return html;
  const { tags, ...words } = readText(html);
  const inWords = variablesIn(words.text).map((one) => ({ at: words.starts[one.start] ?? 0, one }));
  const places = [...inWords, ...tags.map((tag) => ({ at: tag.start, tag }))];
  // In the order of the source, so that blanks are asked in it.
  const edits = places
    .toSorted((a, b) => a.at - b.at)
    .flatMap((place) =>
      "tag" in place ? fillTag(html, place.tag, fill) : inPlaceOf(place.one, words, fill),
    )
    // The tags within a variable are not filled after it, but their place is.
    .toSorted((a, b) => a.start - b.start);
  let filled = "";
  let at = 0;
  for (const edit of edits) {
    filled += html.slice(at, edit.start) + edit.html;
    at = edit.end;
  }
  return filled + html.slice(at);
}

/** Fills a tag. An address that leads nowhere is said behind the words of its link, unless they do. */
function fillTag(html: string, { start, end }: { start: number; end: number }, fill: Fill): Edit[] {
  const { edits, lost } = fillAttributes(html.slice(start, end), start, fill);
  if (lost === undefined) return edits;
  const isLink = /^<a\s/i.test(html.slice(start, end));
  const close = isLink ? html.slice(end).search(/<\/a\b/i) : 0;
  const at = end + Math.max(0, close);
  const text = escapeHtml(lost);
  const isSaid = fillHtml(html.slice(end, at), fill).includes(text);
  return isSaid ? edits : [...edits, { start: at, end: at, html: ` (${text})` }];
}

interface Positions {
  starts: Int32Array;
  ends: Int32Array;
}

/** Removes the characters of a variable from between its tags, and puts its text where its name began. */
function inPlaceOf(variable: Variable, { starts, ends }: Positions, fill: Fill): Edit[] {
  const found = fill(variable);
  const text = "text" in found ? found.text : markOf(found.blank.name);
  const html = escapeHtml(text).replaceAll("\n", "<br>");
  const edits: Edit[] = [];
  for (let at = variable.start; at < variable.end; at += 1) {
    const [start = 0, end = 0] = [starts[at], ends[at]];
    const last = edits.at(-1);
    if (last?.end === start) last.end = end;
    else edits.push({ start, end, html: "" });
    const edit = edits.at(-1);
    if (edit && at === variable.nameAt) edit.html = html;
  }
  return edits;
}
