import type { Node } from "prosemirror-model";
import { Decoration, DecorationSet } from "prosemirror-view";
import { schema } from "../schema.js";
import type { LinkRange } from "./links.js";

/** Words in an empty text, said by a style sheet: they are no text. */
export function placeholderIn(
  doc: Node,
  placeholder: string | undefined,
): DecorationSet | undefined {
  const first = doc.firstChild;
  const isShown = doc.childCount === 1 && first?.type === schema.nodes.paragraph;
  if (!placeholder || !isShown || first.content.size > 0) return undefined;
  return DecorationSet.create(doc, [Decoration.node(0, 2, { "data-placeholder": placeholder })]);
}

/** Words as selected while the focus is elsewhere, where the browser shows no selection. */
export function linkingIn(doc: Node, { from, to }: LinkRange): DecorationSet {
  return DecorationSet.create(doc, [Decoration.inline(from, to, { "data-linking": "" })]);
}
