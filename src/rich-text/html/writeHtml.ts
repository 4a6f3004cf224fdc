import type { Mark, Node } from "prosemirror-model";
import { directionOf, escapeHtml } from "../../domain/text/body.js";
import { withoutControls } from "../../domain/text/cleanText.js";
import { schema } from "../schema.js";
import { sourceName } from "../address.js";
import { isBlankRow, withoutKeepers } from "../spaces.js";
import { toggles, type Inline, type Marks } from "../tree.js";

// Mail's HTML: lines that nothing blank parts are one `<p>`, with a `<br>` between them. So a blank
// line is the gap between two paragraphs, as high as it looks here; a further one holds `&nbsp;`.

/** What a line comes to. Nodes never change: it is kept for as long as its node lives. */
interface WrittenLine {
  html: string;
  isBlank: boolean;
  isRightToLeft: boolean | undefined;
}

const written = new WeakMap<Node, WrittenLine>();
/** Of blocks other than lines, in text that runs left to right. */
const writtenBlocks = new WeakMap<Node, string>();

/** The HTML of a document, or of a part of one, by its blocks. */
export function writeHtml(node: Node): string {
  return blocksHtml(node.children, false);
}

/** The HTML of the words in a line, without its block. */
export function lineHtml(line: Node): string {
  return lineOf(line).html;
}

function blocksHtml(blocks: readonly Node[], isOuterRightToLeft: boolean): string {
  let html = "";
  let at = 0;
  while (at < blocks.length) {
    const end = endOfLines(blocks, at);
    html += paragraphsHtml(paragraphsOf(blocks.slice(at, end)), isOuterRightToLeft);
    const block = blocks[end];
    if (block) html += blockHtml(block, isOuterRightToLeft);
    at = end + 1;
  }
  return html;
}

function paragraphsHtml(paragraphs: readonly WrittenLine[][], isOuterRightToLeft: boolean): string {
  let html = "";
  let isAfterRuns = false;
  for (const lines of paragraphs) {
    const runs = runsOf(lines);
    const [tag, other] = runs.length > 1 ? ["div", isAfterRuns] : ["p", false];
    // Nothing else would part the lines of two that are made of `<div>`.
    if (other) html += "<div>&nbsp;</div>";
    for (const { lines: all, isRightToLeft } of runs) {
      html += `<${tag}${direction(isRightToLeft, isOuterRightToLeft)}>${joined(all)}</${tag}>`;
    }
    isAfterRuns = runs.length > 1;
  }
  return html;
}

/** Lines of one direction; what has none goes with those before it, else with those behind it. */
function runsOf(lines: readonly WrittenLine[]) {
  const runs: { lines: WrittenLine[]; isRightToLeft: boolean | undefined }[] = [];
  for (const line of lines) {
    const { isRightToLeft } = line;
    const last = runs.at(-1);
    if (last && (isRightToLeft ?? last.isRightToLeft) === (last.isRightToLeft ?? isRightToLeft)) {
      last.lines.push(line);
      last.isRightToLeft ??= isRightToLeft;
    } else runs.push({ lines: [line], isRightToLeft });
  }
  return runs;
}

function endOfLines(blocks: readonly Node[], from: number): number {
  let at = from;
  while (blocks[at]?.type === schema.nodes.paragraph) at += 1;
  return at;
}

/** Parted where a line is blank; what is blank besides stays a line of its paragraph. */
function paragraphsOf(nodes: readonly Node[]): WrittenLine[][] {
  const paragraphs: WrittenLine[][] = [];
  let current: WrittenLine[] = [];
  nodes.map(lineOf).forEach((line, index, lines) => {
    const next = lines[index + 1];
    if (line.isBlank && current.length > 0 && next && !next.isBlank) {
      paragraphs.push(current);
      current = [];
    } else current.push(line);
  });
  if (current.length > 0) paragraphs.push(current);
  return paragraphs;
}

function joined(lines: readonly WrittenLine[]): string {
  return lines.map(({ html }) => html || "&nbsp;").join("<br>");
}

function blockHtml(block: Node, isOuterRightToLeft: boolean): string {
  if (isOuterRightToLeft) return freshBlockHtml(block, true);
  const known = writtenBlocks.get(block) ?? freshBlockHtml(block, false);
  writtenBlocks.set(block, known);
  return known;
}

function freshBlockHtml(block: Node, isOuterRightToLeft: boolean): string {
  const { nodes } = schema;
  const own = directionOf(firstWords(block));
  const isRightToLeft = own ?? isOuterRightToLeft;
  const dir = direction(own, isOuterRightToLeft);
  switch (block.type) {
    case nodes.code_block: {
      const text = withoutControls(block.textContent);
      // The first line break in a <pre> is none.
      return `<pre${dir}>${text.startsWith("\n") ? "\n" : ""}${escape(text)}</pre>`;
    }
    case nodes.blockquote:
      return `<blockquote${dir}>${blocksHtml(block.children, isRightToLeft)}</blockquote>`;
    default: {
      const name = block.type === nodes.ordered_list ? "ol" : "ul";
      const first: unknown = block.attrs["start"];
      const start = name === "ol" && first !== 1 ? ` start="${String(first)}"` : "";
      const items = block.children.map((item) => itemHtml(item, isRightToLeft)).join("");
      return `<${name}${start}${dir}>${items}</${name}>`;
    }
  }
}

/**
 * One paragraph alone needs no `<p>`, which mail programs put a gap around. The direction is that of the
 * words, not of the item: its mark would stand on the other side than the list's, out of sight.
 */
function itemHtml(item: Node, isOuterRightToLeft: boolean): string {
  const end = endOfLines(item.children, 0);
  const [first = [], ...others] = paragraphsOf(item.children.slice(0, end));
  const [run, ...runs] = runsOf(first);
  if (others.length > 0 || runs.length > 0) {
    return `<li>${blocksHtml(item.children, isOuterRightToLeft)}</li>`;
  }
  const dir = direction(run?.isRightToLeft, isOuterRightToLeft);
  const words = dir === "" ? joined(first) : `<div${dir}>${joined(first)}</div>`;
  return `<li>${words}${blocksHtml(item.children.slice(end), isOuterRightToLeft)}</li>`;
}

/** The words that a block's direction goes by. */
function firstWords(block: Node): string {
  let words = "";
  block.descendants((node) => {
    if (words === "" && node.isTextblock && directionOf(node.textContent) !== undefined) {
      words = node.textContent;
    }
    return words === "";
  });
  return words || block.textContent;
}

/** Mail has no `dir="auto"`; it is said where it is not as around it. */
function direction(own: boolean | undefined, isOuterRightToLeft: boolean): string {
  if (own === undefined || own === isOuterRightToLeft) return "";
  return own ? ' dir="rtl"' : ' dir="ltr"';
}

function lineOf(node: Node): WrittenLine {
  const known = written.get(node);
  if (known) return known;
  const inlines = inlinesOf(node);
  const isBlank = isBlankRow(inlines);
  const line = {
    html: isBlank ? "" : inlinesHtml(withoutKeepers(inlines)),
    isBlank,
    isRightToLeft: directionOf(node.textContent),
  };
  written.set(node, line);
  return line;
}

function inlinesOf(line: Node): Inline[] {
  return line.children.map((node): Inline => {
    const marks = marksOf(node.marks);
    if (!node.isText)
      return { type: "img", src: `${node.attrs["src"]}`, alt: `${node.attrs["alt"]}`, marks };
    return { type: "text", text: withoutControls(node.text ?? "").replace(/\t/g, "    "), marks };
  });
}

function inlinesHtml(inlines: readonly Inline[]): string {
  let html = "";
  let open: string[] = [];
  inlines.forEach((one, index) => {
    const tags = tagsOf(one.marks);
    let same = 0;
    while (same < open.length && open[same] === tags[same]) same += 1;
    html += ends(open.slice(same));
    for (const tag of tags.slice(same)) html += `<${tag}>`;
    open = tags;
    if (one.type === "img") {
      html += `<img ${sourceName(one.src)}="${escape(one.src)}" alt="${escape(one.alt)}">`;
    } else {
      const next = inlines[index + 1];
      const after = next === undefined ? " " : next.type === "text" ? next.text.charAt(0) : "";
      html += escape(kept(one.text, index === 0, after));
    }
  });
  return html + ends(open);
}

/** With no-break spaces where a reader's mail program would drop a space. */
function kept(text: string, isFirst: boolean, after: string): string {
  const spaced = `${text}${after}`.replace(/ (?= )/g, "\u00a0").slice(0, text.length);
  return isFirst ? spaced.replace(/^ /, "\u00a0") : spaced;
}

function ends(tags: readonly string[]): string {
  return tags
    .map((tag) => `</${tag.replace(/ .*/s, "")}>`)
    .toReversed()
    .join("");
}

function tagsOf({ href, ...is }: Marks): string[] {
  const own = toggles.filter((name) => is[name]);
  return href === undefined ? own : [`a href="${escape(href)}"`, ...own];
}

function marksOf(list: readonly Mark[]): Marks {
  const { link, ...types } = schema.marks;
  const marks: Marks = {};
  for (const name of toggles) if (types[name].isInSet(list)) marks[name] = true;
  const linked = link.isInSet(list);
  if (linked) marks.href = `${linked.attrs["href"]}`;
  return marks;
}

function escape(text: string): string {
  return escapeHtml(text).replaceAll("\u00a0", "&nbsp;");
}
