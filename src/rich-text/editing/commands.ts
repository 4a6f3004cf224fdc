import type { MarkType, Node, NodeType, ResolvedPos } from "prosemirror-model";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import {
  AllSelection,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from "prosemirror-state";
import { findWrapping, liftTarget } from "prosemirror-transform";
import { schema } from "../schema.js";
import { endCode, lift } from "./blockKeys.js";
import { redo, undo } from "./history.js";

const { nodes, marks } = schema;

const toggles = {
  bold: marks.strong,
  italic: marks.em,
  underline: marks.u,
  strike: marks.s,
  code: marks.code,
};
const toggleNames = ["bold", "italic", "underline", "strike", "code"] as const;

/** What the toolbar and the keys do, by name. */
export const commands: Record<
  | "bold"
  | "italic"
  | "underline"
  | "strike"
  | "code"
  | "bulletList"
  | "orderedList"
  | "quote"
  | "codeBlock"
  | "undo"
  | "redo"
  | "clear",
  Command
> = {
  bold: toggleMark(toggles.bold),
  italic: toggleMark(toggles.italic),
  underline: toggleMark(toggles.underline),
  strike: toggleMark(toggles.strike),
  code: toggleMark(toggles.code),
  bulletList: onWords(toggleList(nodes.bullet_list)),
  orderedList: onWords(toggleList(nodes.ordered_list)),
  quote: onWords(toggleQuote),
  codeBlock: onWords(toggleCodeBlock),
  undo,
  redo,
  clear: onWords(clearFormatting),
};

export type CommandName = keyof typeof commands;

/** The innermost ancestor of a type, and its depth; `undefined` where there is none. */
function ancestorOf(
  $pos: ResolvedPos,
  ...types: NodeType[]
): { node: Node; depth: number } | undefined {
  for (let { depth } = $pos; depth > 0; depth -= 1) {
    const node = $pos.node(depth);
    if (types.includes(node.type)) return { node, depth };
  }
  return undefined;
}

/** With the words selected where all is: the document itself stands in no list. */
export function withWordsSelected(state: EditorState): EditorState {
  const { selection, doc } = state;
  if (!(selection instanceof AllSelection)) return state;
  const words = TextSelection.between(doc.resolve(0), doc.resolve(doc.content.size));
  return state.apply(state.tr.setSelection(words));
}

function onWords(command: Command): Command {
  return (state, dispatch) => command(withWordsSelected(state), dispatch);
}

/** Whether all that is selected has a mark, spaces apart; else whether what is typed next has it. */
function isMarked({ selection, storedMarks, doc }: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = selection;
  if (empty) return type.isInSet(storedMarks ?? $from.marks()) !== undefined;
  let isAll = doc.rangeHasMark(from, to, type);
  doc.nodesBetween(from, to, (node, start, parent) => {
    if (!node.isText || !parent?.type.allowsMarkType(type)) return;
    const words = node.text?.slice(Math.max(0, from - start), to - start) ?? "";
    isAll &&= words.trim() === "" || type.isInSet(node.marks) !== undefined;
  });
  return isAll;
}

/** Of what is selected, spaces at its ends apart; else of what is typed next. */
function toggleMark(type: MarkType): Command {
  return (state, dispatch) => {
    const { doc, tr } = state;
    const { from, to, empty, $from, $to } = state.selection;
    let isAllowed = false;
    doc.nodesBetween(from, to, (node) => {
      isAllowed ||= node.inlineContent && node.type.allowsMarkType(type);
    });
    if (!isAllowed) return false;
    const isOn = isMarked(state, type);
    if (empty) {
      dispatch?.(isOn ? tr.removeStoredMark(type) : tr.addStoredMark(type.create()));
      return true;
    }
    if (isOn) tr.removeMark(from, to, type);
    else {
      const before = /^\s*/.exec($from.nodeAfter?.text ?? "")?.[0].length ?? 0;
      const behind = /\s*$/.exec($to.nodeBefore?.text ?? "")?.[0].length ?? 0;
      const isBlank = from + before >= to - behind;
      tr.addMark(isBlank ? from : from + before, isBlank ? to : to - behind, type.create());
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** In a list of the kind out of it; in one of the other kind that kind changes; else each line is an item. */
function toggleList(type: NodeType): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection;
    const range = $from.blockRange($to);
    if (!range) return false;
    const list = ancestorOf($from, nodes.bullet_list, nodes.ordered_list);
    // A list that holds all that is selected.
    if (!list || list.depth > range.depth + 1 || list.depth > $to.sharedDepth($from.pos)) {
      return wrapInList(type)(state, dispatch);
    }
    if (list.node.type === type) return liftListItem(nodes.list_item)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup($from.before(list.depth), type));
    return true;
  };
}

/** Out of a quote; else a quote around the lines, or around the whole list that they stand in. */
function toggleQuote(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const { $from, $to } = state.selection;
  const quoted = $from.blockRange($to, ({ type }) => type === nodes.blockquote);
  const target = quoted ? liftTarget(quoted) : null;
  if (quoted && target !== null) {
    dispatch?.(state.tr.lift(quoted, target).scrollIntoView());
    return true;
  }
  const range = $from.blockRange($to, ({ type }) => type === nodes.doc);
  const wrapping = range && findWrapping(range, nodes.blockquote);
  if (!range || !wrapping) return false;
  dispatch?.(state.tr.wrap(range, wrapping).scrollIntoView());
  return true;
}

/** Lines become one block of code, and a block of code lines. */
function toggleCodeBlock(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const { $from, $to } = state.selection;
  if ($from.parent.type === nodes.code_block) return endCode($from)(state, dispatch);
  const range = $from.blockRange($to);
  if (!range) return false;
  const { parent, startIndex, endIndex, start, end } = range;
  if (!parent.canReplaceWith(startIndex, endIndex, nodes.code_block)) return false;
  const text = state.doc.textBetween(start, end, "\n");
  const block = nodes.code_block.create(null, text === "" ? [] : [schema.text(text)]);
  const tr = state.tr.replaceWith(start, end, block);
  dispatch?.(
    tr.setSelection(TextSelection.create(tr.doc, start + 1 + text.length)).scrollIntoView(),
  );
  return true;
}

/** What is selected becomes plain lines; with nothing selected, the block with the cursor. */
function clearFormatting(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const tr = all(state, [
    (now, go) => {
      const { from, to, empty, $from } = now.selection;
      const [start, end] = empty ? [$from.start(), $from.end()] : [from, to];
      go?.(now.tr.removeMark(start, end).setStoredMarks([]));
      return true;
    },
    (now, go) => {
      const isCode = now.selection.$from.parent.type === nodes.code_block;
      return isCode && endCode(now.selection.$from)(now, go);
    },
    (now, go) => {
      const { from, to } = now.selection;
      go?.(now.tr.setBlockType(from, to, nodes.paragraph));
      return true;
    },
    ...Array.from({ length: 30 }, (): Command => liftListItem(nodes.list_item)),
    ...Array.from({ length: 30 }, (): Command => lift),
  ]);
  dispatch?.(tr.scrollIntoView());
  return true;
}

/** The steps of several commands as one, each upon what the one before it made. */
function all(state: EditorState, list: readonly Command[]): Transaction {
  const { tr } = state;
  let now = state;
  for (const command of list) {
    command(now, (one) => {
      for (const step of one.steps) tr.step(step);
      if (one.selectionSet) {
        tr.setSelection(TextSelection.create(tr.doc, one.selection.anchor, one.selection.head));
      }
      now = now.apply(one);
    });
  }
  return tr.setStoredMarks([]);
}

/** Which of the toggles are on where the cursor is. */
export function activeCommands(state: EditorState): CommandName[] {
  const now = withWordsSelected(state);
  const { $from } = now.selection;
  const list = ancestorOf($from, nodes.bullet_list, nodes.ordered_list)?.node.type;
  return [
    ...toggleNames.filter((name) => isMarked(now, toggles[name])),
    ...(list === nodes.bullet_list ? (["bulletList"] as const) : []),
    ...(list === nodes.ordered_list ? (["orderedList"] as const) : []),
    ...(ancestorOf($from, nodes.blockquote) ? (["quote"] as const) : []),
    ...($from.parent.type === nodes.code_block ? (["codeBlock"] as const) : []),
  ];
}
