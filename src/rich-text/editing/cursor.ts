import type { Node } from "prosemirror-model";
import { TextSelection, type EditorState, type Transaction } from "prosemirror-state";
import type { Body } from "../../domain/text/body.js";
import type { EditorCursor } from "../../options/editor.js";
import { htmlOf, isFormatted } from "../content.js";

// In characters of the text, a line break between two lines: where nothing is formatted, that is the
// counting of the textarea.

/** Where a selection begins and ends. */
export function cursorOf({ doc, selection }: EditorState): EditorCursor {
  return {
    format: isFormatted(doc) ? "html" : "plain",
    start: offsetOf(doc, selection.from),
    end: offsetOf(doc, selection.to),
  };
}

/** What is selected. */
export function selectionOf({ doc, selection: { from, to } }: EditorState): Body {
  return { format: "html", value: htmlOf(doc.cut(from, to)) };
}

/** Moves the cursor to where it says, or as near as there is text; no step of the history. */
export function withCursor(tr: Transaction, { start, end }: EditorCursor): Transaction {
  const { doc } = tr;
  const [from, to] = [doc.resolve(positionOf(doc, start)), doc.resolve(positionOf(doc, end))];
  return tr.setSelection(TextSelection.between(from, to)).setMeta("addToHistory", false);
}

function offsetOf(doc: Node, position: number): number {
  let offset = 0;
  let isFirst = true;
  doc.descendants((node, start) => {
    if (start >= position) return false;
    if (!node.isTextblock) return true;
    if (!isFirst) offset += 1;
    isFirst = false;
    offset += Math.max(0, Math.min(position - start - 1, node.content.size));
    return false;
  });
  return offset;
}

function positionOf(doc: Node, offset: number): number {
  let rest = Math.max(0, offset);
  let position: number | undefined;
  let last = 0;
  doc.descendants((node, start) => {
    if (position !== undefined) return false;
    if (!node.isTextblock) return true;
    const { size } = node.content;
    last = start + 1 + size;
    if (rest <= size) position = start + 1 + rest;
    rest -= size + 1;
    return false;
  });
  return position ?? last;
}
