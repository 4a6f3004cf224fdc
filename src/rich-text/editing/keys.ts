import {
  baseKeymap,
  chainCommands,
  createParagraphNear,
  exitCode,
  lift,
  liftEmptyBlock,
  newlineInCode,
  splitBlockKeepMarks,
} from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItemKeepMarks } from "prosemirror-schema-list";
import { TextSelection, type Command, type Plugin } from "prosemirror-state";
import { schema } from "../schema.js";
import { commands, endCode, type CommandName } from "./commands.js";
import { linkWordBefore } from "./links.js";
import { shortcuts } from "./shortcuts.js";

const { nodes } = schema;

/** At the start of a block that stands in a list or a quote, out of it; code becomes lines. */
const leaveBackwards: Command = (state, dispatch) => {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.$cursor) return false;
  const { $cursor } = selection;
  if ($cursor.parentOffset > 0) return false;
  if ($cursor.parent.type === nodes.code_block) return endCode($cursor)(state, dispatch);
  if ($cursor.depth < 2 || $cursor.index(-1) > 0) return false;
  const { type } = $cursor.node(-1);
  if (type === nodes.list_item) return liftListItem(nodes.list_item)(state, dispatch);
  return type === nodes.blockquote && lift(state, dispatch);
};

/** Enter in an empty last line of code leaves it; nothing else would lead out of the last block. */
const leaveCode: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const { parent, parentOffset, pos } = $from;
  if (!empty || parent.type !== nodes.code_block || parentOffset < parent.content.size)
    return false;
  if (!parent.textContent.endsWith("\n")) return false;
  const tr = state.tr.delete(pos - 1, pos);
  const after = tr.mapping.map($from.after());
  tr.insert(after, nodes.paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};

/** ArrowDown in the last line of code that ends the text. */
const leaveCodeDown: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const { parent, parentOffset } = $from;
  const isLast = $from.after(1) === state.doc.content.size;
  if (!empty || parent.type !== nodes.code_block || !isLast) return false;
  return !parent.textContent.includes("\n", parentOffset) && exitCode(state, dispatch);
};

/** A link that ends where a line ends is one before the line does. */
function linkingFirst(command: Command): Command {
  return (state, dispatch, view) => {
    const linked = view && dispatch ? linkWordBefore(state) : undefined;
    if (!view || !linked) return command(state, dispatch, view);
    view.dispatch(linked);
    return command(view.state, dispatch, view);
  };
}

// Tab stays the browser's: it must lead out of the field. Ctrl+Enter and Escape are the composer's.
const { "Mod-Enter": _send, Enter: _enter, ...browserKeys } = baseKeymap;

/** `onCommand`: a key has done what a button of the toolbar does. */
export function keyPlugins(onCommand: (name: CommandName) => void): Plugin[] {
  const isCommand = (name: string): name is CommandName => name in commands;
  const toggles = Object.entries(shortcuts).flatMap(([name, key]) => {
    if (!isCommand(name)) return [];
    const command: Command = (state, dispatch, view) => {
      const isDone = commands[name](state, dispatch);
      if (isDone && view) onCommand(name);
      return isDone;
    };
    return [[key, command] as const];
  });
  return [
    keymap({
      ...Object.fromEntries(toggles),
      "Mod-z": chainCommands(undoInputRule, undo),
      "Mod-y": redo,
      Enter: linkingFirst(
        chainCommands(
          leaveCode,
          splitListItemKeepMarks(nodes.list_item),
          newlineInCode,
          createParagraphNear,
          liftEmptyBlock,
          splitBlockKeepMarks,
        ),
      ),
      "Shift-Enter": linkingFirst(chainCommands(newlineInCode, splitBlockKeepMarks)),
      "Mod-[": liftListItem(nodes.list_item),
      "Mod-]": sinkListItem(nodes.list_item),
      Backspace: chainCommands(undoInputRule, leaveBackwards),
      ArrowDown: leaveCodeDown,
    }),
    keymap(browserKeys),
  ];
}
