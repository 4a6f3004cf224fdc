import type { Node } from "prosemirror-model";
import { expect } from "vitest";
import { readForeignHtml, readOwnHtml } from "../../src/rich-text/html/readHtml.js";
import { htmlOf } from "../../src/rich-text/content.js";
import { nodesOf, schema } from "../../src/rich-text/schema.js";
import type { Block } from "../../src/rich-text/tree.js";

function documentOf(blocks: readonly Block[]): Node {
  const nodes = nodesOf(blocks);
  const doc = schema.nodes.doc.create(
    null,
    nodes.length > 0 ? nodes : schema.nodes.paragraph.create(),
  );
  // Throws where the schema does not allow it.
  doc.check();
  return doc;
}

/** The HTML that would be sent for pasted HTML. */
export function pasted(html: string): string {
  return htmlOf(documentOf(readForeignHtml(html)));
}

/** The HTML that would be sent for HTML of a host's. */
export function given(html: string): string {
  return htmlOf(documentOf(readOwnHtml(html)));
}

const safe =
  /^(?:[^<>]|<\/?(?:p|div|ul|li|blockquote|pre|strong|em|u|s|code)(?: dir="(?:ltr|rtl)")?>|<\/?ol(?: start="\d+")?(?: dir="(?:ltr|rtl)")?>|<br>|<a href="(?:https?:|mailto:|tel:)[^"<>]*">|<\/a>|<img src="https?:[^"<>]*" alt="[^"<>]*">)*$/;

/** What holds of any HTML, whoever wrote it. */
export function keepsPromises(html: string): void {
  for (const out of [pasted(html), given(html)]) {
    expect(out).toMatch(safe);
    expect(out).not.toMatch(/\p{Cs}/u);
    // Our own, read again, is the same to the byte.
    expect(given(out)).toBe(out);
  }
  expect(pasted(html)).not.toContain("<img");
}
