import type { EditorStream } from "../options/stream.js";
import type { Engine } from "./editing/engine.js";

// Loaded with the first text that comes by itself. Imports nothing of what is loaded at first, which a
// bundler would split for it.

/** Text that comes piece by piece in place of what is selected now. */
export function createStream({ state, dispatch, history, element }: Engine): EditorStream {
  const selected = state().selection.getBookmark();
  /** All of it is one step of the history, as what an input method composes is. */
  const composition = {};
  let at: number | undefined;

  const begin = () => {
    dispatch(history.close(state().tr));
    const { tr, selection } = state();
    tr.setSelection(selected.resolve(tr.doc)).deleteSelection();
    at = tr.selection.from;
    // Where the agent has put it meanwhile.
    return tr.setSelection(selection.map(tr.doc, tr.mapping));
  };
  return {
    write(text) {
      const tr = at === undefined ? begin() : state().tr;
      let position = at ?? 0;
      const isCode = tr.doc.resolve(position).parent.type.spec.code;
      for (const [index, line] of text.split("\n").entries()) {
        if (index > 0) {
          if (isCode) tr.insertText("\n", position);
          else tr.split(position);
          position += isCode ? 1 : 2;
        }
        if (line !== "") tr.insertText(line, position);
        position += line.length;
      }
      at = position;
      if (element()?.matches(":focus")) tr.scrollIntoView();
      dispatch(tr.setMeta("composition", composition));
    },
    end(isKept) {
      if (at === undefined) return;
      dispatch(history.close(state().tr));
      if (!isKept) history.undo(state(), dispatch);
    },
  };
}
