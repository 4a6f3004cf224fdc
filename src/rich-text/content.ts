import type { Fragment, Node, ResolvedPos } from "prosemirror-model";
import { bodyToHtml, bodyToPlain, type Body } from "../domain/text/body.js";
import { readOwnHtml } from "./html/readHtml.js";
import { writeHtml } from "./html/writeHtml.js";
import { readPlain } from "./readPlain.js";
import { nodesOf, schema } from "./schema.js";
import { withoutKeepers } from "./spaces.js";
import type { Block } from "./tree.js";

/** The blocks of a body that is ours or a host's. */
export function blocksOf({ format, value }: Body): Block[] {
  return format === "plain" ? readPlain(value) : readOwnHtml(value);
}

/** A body as it can stand at a place: as plain text where that is code, which would end behind its first line. */
export function nodesAt($at: ResolvedPos, body: Body): Node[] {
  if (!$at.parent.type.spec.code) return nodesOf(blocksOf(body));
  const text = bodyToPlain(body);
  return text === "" ? [] : [schema.text(text)];
}

export function documentOf(body: Body): Node {
  const nodes = nodesOf(blocksOf(body));
  return schema.nodes.doc.create(null, nodes.length > 0 ? nodes : schema.nodes.paragraph.create());
}

/**
 * What a document says, as HTML for mail. Without any formatting it is what the textarea's text would
 * go out as. `""` where a reader would see nothing.
 */
export function htmlOf(doc: Node): string {
  if (isEmpty(doc)) return "";
  if (isFormatted(doc)) return writeHtml(doc);
  return bodyToHtml({ format: "plain", value: doc.children.map(plainLine).join("\n") });
}

/** Whether a reader would see nothing. */
function isEmpty(doc: Node): boolean {
  return !some(doc.content, ({ isText, text = "", type }) =>
    isText ? text.trim() !== "" : type === schema.nodes.image,
  );
}

/** Whether there is anything but lines of plain words. */
export function isFormatted(doc: Node): boolean {
  return doc.children.some((block) => {
    if (block.type !== schema.nodes.paragraph) return true;
    const known =
      formatted.get(block) ??
      block.children.some(({ isText, marks }) => !isText || marks.length > 0);
    formatted.set(block, known);
    return known;
  });
}

// Nodes never change: what one came to is kept for as long as it lives.
const formatted = new WeakMap<Node, boolean>();
const plainLines = new WeakMap<Node, string>();

/** The words of a line, spaced so that they are the same when their HTML is read again. */
function plainLine(line: Node): string {
  const known = plainLines.get(line) ?? spaced(line.textContent.replace(/\t/g, "    "));
  plainLines.set(line, known);
  return known;
}

function spaced(text: string): string {
  const [inline] = withoutKeepers([{ type: "text", text, marks: {} }]);
  const words = inline?.type === "text" ? inline.text : "";
  const trimmed = words.trimEnd();
  // HTML drops a space at the end of a line; the next word that is typed needs it.
  return trimmed === words ? words : `${trimmed}\u00a0`;
}

/** Whether one of the nodes within is so; the rest is not looked at. */
function some(content: Fragment, isSo: (node: Node) => boolean): boolean {
  return content.content.some((node) => isSo(node) || some(node.content, isSo));
}
