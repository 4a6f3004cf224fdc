import { liftListItem, sinkListItem } from "prosemirror-schema-list";
import { AllSelection, Plugin, type Command } from "prosemirror-state";
import { schema } from "../schema.js";
import { backspace, chain, del, enter, leaveCodeDown, shiftEnter } from "./blockKeys.js";
import { commands, type CommandName } from "./commands.js";
import { redo, undo } from "./history.js";
import { keyNameOf } from "./keyNames.js";
import { linkWordBefore } from "./links.js";
import { shortcuts } from "./shortcuts.js";
import { undoRule } from "./typing.js";

const { list_item: item } = schema.nodes;

/** A link that ends where a line ends is one before the line does. */
function linkingFirst(command: Command): Command {
  return (state, dispatch, view) => {
    const linked = view && dispatch ? linkWordBefore(state) : undefined;
    if (!view || !linked) return command(state, dispatch, view);
    view.dispatch(linked);
    return command(view.state, dispatch, view);
  };
}

const selectAll: Command = ({ doc, tr }, dispatch) => {
  dispatch?.(tr.setSelection(new AllSelection(doc)));
  return true;
};

// Tab stays the browser's: it must lead out of the field. Ctrl+Enter and Escape are the composer's.
const keys: Partial<Record<string, Command>> = {
  "Mod+A": selectAll,
  "Mod+Z": chain(undoRule, undo),
  "Mod+Y": redo,
  "Mod+[": liftListItem(item),
  "Mod+]": sinkListItem(item),
  Enter: linkingFirst(enter),
  "Shift+Enter": linkingFirst(shiftEnter),
  Backspace: chain(undoRule, backspace),
  Delete: del,
  ArrowDown: leaveCodeDown,
};

/** `onCommand`: a key has done what a button of the toolbar does. */
export function keyPlugin(onCommand: (name: CommandName) => void): Plugin {
  const isCommand = (name: string): name is CommandName => name in commands;
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        const pressed = keyNameOf(event);
        const { state, dispatch } = view;
        if (keys[pressed]) return keys[pressed](state, dispatch, view);
        const name = Object.entries(shortcuts).find(([, key]) => key === pressed)?.[0];
        if (name === undefined || !isCommand(name)) return false;
        const isDone = commands[name](state, dispatch);
        if (isDone) onCommand(name);
        return isDone;
      },
    },
  });
}
