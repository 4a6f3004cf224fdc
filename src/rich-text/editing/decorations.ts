import type { Node } from "prosemirror-model";
import { Decoration, DecorationSet } from "prosemirror-view";
import { schema } from "../schema.js";
import type { LinkRange } from "./links.js";

/** Whether there is nothing but one empty line. */
export function isBlank({ childCount, firstChild }: Node): boolean {
  return (
    childCount === 1 && firstChild?.type === schema.nodes.paragraph && firstChild.childCount === 0
  );
}

/** Words in an empty text, said by a style sheet: they are no text. */
export function placeholderIn(
  doc: Node,
  placeholder: string | undefined,
): DecorationSet | undefined {
  if (!placeholder || !isBlank(doc)) return undefined;
  return DecorationSet.create(doc, [Decoration.node(0, 2, { "data-placeholder": placeholder })]);
}

/** Words as selected while the focus is elsewhere, where the browser shows no selection. */
export function linkingIn(doc: Node, { from, to }: LinkRange): DecorationSet {
  return DecorationSet.create(doc, [Decoration.inline(from, to, { "data-linking": "" })]);
}
