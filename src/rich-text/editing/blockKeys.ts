import type { ResolvedPos } from "prosemirror-model";
import { liftListItem } from "prosemirror-schema-list";
import {
  Selection,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from "prosemirror-state";
import { canSplit, liftTarget } from "prosemirror-transform";
import { schema } from "../schema.js";

// What Enter, Backspace, Delete and ArrowDown do to blocks. Within a line the browser deletes.

const { nodes } = schema;

/** The first of them that does something. */
export function chain(...commands: readonly Command[]): Command {
  return (...args) => commands.some((command) => command(...args));
}

function cursorIn({ selection }: EditorState): ResolvedPos | null {
  return selection instanceof TextSelection ? selection.$cursor : null;
}

/** Out of the innermost list or quote. */
export const lift: Command = ({ selection: { $from, $to }, tr }, dispatch) => {
  const range = $from.blockRange($to);
  const target = range && liftTarget(range);
  if (!range || typeof target !== "number") return false;
  dispatch?.(tr.lift(range, target).scrollIntoView());
  return true;
};

/** The lines of a block of code as lines of words. */
export function endCode($pos: ResolvedPos): Command {
  return (state, dispatch) => {
    const lines = $pos.parent.textContent
      .split("\n")
      .map((line) => nodes.paragraph.create(null, line === "" ? [] : [schema.text(line)]));
    const before = $pos.before();
    const tr = state.tr.replaceWith(before, $pos.after(), lines);
    // Each line break is an end and a start now.
    const breaks = $pos.parent.textBetween(0, $pos.parentOffset).split("\n").length - 1;
    const at = before + 1 + $pos.parentOffset + breaks;
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView());
    return true;
  };
}

const deleteSelected: Command = ({ selection, tr }, dispatch) => {
  if (selection.empty) return false;
  dispatch?.(tr.deleteSelection().scrollIntoView());
  return true;
};

/** At the start of a block that stands in a list or a quote, out of it; code becomes lines. */
const leaveBackwards: Command = (state, dispatch) => {
  const $cursor = cursorIn(state);
  if (!$cursor || $cursor.parentOffset > 0) return false;
  if ($cursor.parent.type === nodes.code_block) return endCode($cursor)(state, dispatch);
  if ($cursor.depth < 2 || $cursor.index(-1) > 0) return false;
  const { type } = $cursor.node(-1);
  if (type === nodes.list_item) return liftListItem(nodes.list_item)(state, dispatch);
  return type === nodes.blockquote && lift(state, dispatch);
};

/** At the start of a block: its words go on behind those before it, wherever these stand. */
const joinBackward: Command = (state, dispatch) => {
  const $cursor = cursorIn(state);
  if (!$cursor || $cursor.parentOffset > 0) return false;
  const before = Selection.findFrom(state.doc.resolve($cursor.before()), -1, true);
  if (before) dispatch?.(joined(state, before.$from, $cursor));
  return before !== null;
};

/** At the end of a block: the words behind it go on here. Nothing is left of an empty block. */
const joinForward: Command = (state, dispatch) => {
  const $cursor = cursorIn(state);
  if (!$cursor || $cursor.parentOffset < $cursor.parent.content.size) return false;
  const after = Selection.findFrom(state.doc.resolve($cursor.after()), 1, true);
  if (!after) return false;
  const index = $cursor.index(-1);
  const isLeftOut =
    $cursor.parent.content.size === 0 && $cursor.node(-1).canReplace(index, index + 1);
  const tr = isLeftOut
    ? state.tr.delete($cursor.before(), $cursor.after())
    : joined(state, $cursor, after.$from);
  dispatch?.(tr.scrollIntoView());
  return true;
};

function joined({ tr }: EditorState, $end: ResolvedPos, $start: ResolvedPos): Transaction {
  if ($end.parent.type === nodes.code_block) tr.removeMark($start.pos, $start.end());
  return tr.delete($end.pos, $start.pos).scrollIntoView();
}

const newlineInCode: Command = ({ selection: { $from, $to }, tr }, dispatch) => {
  if ($from.parent.type !== nodes.code_block || !$from.sameParent($to)) return false;
  dispatch?.(tr.insertText("\n").scrollIntoView());
  return true;
};

/** Enter in an empty last line of code leaves it; nothing else would lead out of the last block. */
const leaveCode: Command = ({ selection: { $from, empty }, tr }, dispatch) => {
  const { parent, parentOffset, pos } = $from;
  if (!empty || parent.type !== nodes.code_block || parentOffset < parent.content.size)
    return false;
  if (!parent.textContent.endsWith("\n")) return false;
  dispatch?.(withLineAt(tr.delete(pos - 1, pos), $from.after() - 1));
  return true;
};

/** ArrowDown in the last line of code that ends the text. */
export const leaveCodeDown: Command = ({ selection: { $from, empty }, doc, tr }, dispatch) => {
  const { parent, parentOffset } = $from;
  const isLast = $from.after(1) === doc.content.size;
  if (!empty || parent.type !== nodes.code_block || !isLast) return false;
  if (parent.textContent.includes("\n", parentOffset)) return false;
  dispatch?.(withLineAt(tr, $from.after()));
  return true;
};

/** With an empty line, and the cursor in it. */
function withLineAt(tr: Transaction, position: number): Transaction {
  tr.insert(position, nodes.paragraph.create());
  return tr.setSelection(TextSelection.create(tr.doc, position + 1)).scrollIntoView();
}

/** An empty last line of an item with others is the next item. */
const nextItem: Command = (state, dispatch) => {
  const $cursor = cursorIn(state);
  if (!$cursor || $cursor.parent.content.size > 0 || $cursor.depth < 3) return false;
  const item = $cursor.node(-1);
  const index = $cursor.index(-1);
  if (item.type !== nodes.list_item || index === 0 || index < item.childCount - 1) return false;
  dispatch?.(state.tr.split($cursor.before()).scrollIntoView());
  return true;
};

/** The next item; an empty last one of a list within another is the next of that. */
const splitItem: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const item = nodes.list_item;
  if ($from.depth < 2 || $from.node(-1).type !== item || !$from.sameParent($to)) return false;
  if ($from.parent.content.size > 0 || $from.after() !== $from.end(-1)) {
    return splitting(2)(state, dispatch);
  }
  const isNested = $from.depth > 3 && $from.node(-3).type === item;
  return isNested && $from.after(-1) === $from.end(-2) && liftListItem(item)(state, dispatch);
};

/** An empty line leaves what it stands in, at its end; in its middle it parts it first. */
const leaveEmpty: Command = (state, dispatch) => {
  const $cursor = cursorIn(state);
  if (!$cursor || $cursor.parent.content.size > 0) return false;
  const isInMiddle = $cursor.depth > 1 && $cursor.after() !== $cursor.end(-1);
  if (!isInMiddle || !canSplit(state.doc, $cursor.before())) return lift(state, dispatch);
  dispatch?.(state.tr.split($cursor.before()).scrollIntoView());
  return true;
};

/** Parts so many levels. The next line looks as this one does at its end. */
function splitting(depth: number): Command {
  return ({ selection: { $from, $to }, storedMarks, tr }, dispatch) => {
    const marks = storedMarks ?? ($to.parentOffset > 0 ? $from.marks() : []);
    tr.deleteSelection();
    const at = tr.selection.from;
    if (!canSplit(tr.doc, at, depth)) return false;
    dispatch?.(tr.split(at, depth).ensureMarks(marks).scrollIntoView());
    return true;
  };
}

const splitLine = splitting(1);

export const enter = chain(leaveCode, newlineInCode, nextItem, splitItem, leaveEmpty, splitLine);
export const shiftEnter = chain(newlineInCode, splitLine);
export const backspace = chain(deleteSelected, leaveBackwards, joinBackward);
export const del = chain(deleteSelected, joinForward);
