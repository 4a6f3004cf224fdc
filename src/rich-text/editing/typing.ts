import type { NodeType } from "prosemirror-model";
import {
  Plugin,
  PluginKey,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from "prosemirror-state";
import { canJoin, findWrapping } from "prosemirror-transform";
import type { EditorView } from "prosemirror-view";
import { schema } from "../schema.js";
import { linkWordBefore } from "./links.js";

const { nodes, marks } = schema;

/** What becomes of typed characters; `start` and `end`: those that are in the document already. */
interface Rule {
  match: RegExp;
  apply: (state: EditorState, match: string[], start: number, end: number) => Transaction | null;
}

/** What was typed last, where a rule has made something else of it. */
interface Applied {
  tr: Transaction;
  from: number;
  to: number;
  text: string;
}

/** Characters before the cursor that a rule looks at. */
const longestMatch = 500;

/** A line becomes the first of a list or a quote, or the next of the list before it. */
function wrapping(match: RegExp, type: NodeType): Rule {
  return {
    match,
    apply(state, found, start, end) {
      const number = Number(found[1] ?? found[2]);
      const tr = state.tr.delete(start, end);
      const range = tr.doc.resolve(start).blockRange();
      const attrs = type === nodes.ordered_list ? { start: number } : null;
      const wrappers = range && findWrapping(range, type, attrs);
      if (!range || !wrappers) return null;
      tr.wrap(range, wrappers);
      const { nodeBefore } = tr.doc.resolve(start - 1);
      const isNext =
        nodeBefore?.type === type &&
        (!attrs || Number(nodeBefore.attrs["start"]) + nodeBefore.childCount === number);
      return isNext && canJoin(tr.doc, start - 1) ? tr.join(start - 1) : tr;
    },
  };
}

/** Three backticks and a space. */
const codeBlock: Rule = {
  match: /^```\s$/,
  apply(state, _match, start, end) {
    const $start = state.doc.resolve(start);
    const isAllowed = $start
      .node(-1)
      .canReplaceWith($start.index(-1), $start.indexAfter(-1), nodes.code_block);
    return isAllowed
      ? state.tr.delete(start, end).setBlockType(start, start, nodes.code_block)
      : null;
  },
};

/** Words between two backticks. */
const code: Rule = {
  match: /(?:^|[\s(["'])`([^`\s](?:[^`]*[^`\s])?)`$/,
  apply(state, [all = "", words = ""], start, end) {
    const first = start + all.indexOf("`");
    // The last backtick is not in the document yet.
    return state.tr
      .delete(first + 1 + words.length, end)
      .delete(first, first + 1)
      .addMark(first, first + words.length, marks.code.create())
      .removeStoredMark(marks.code);
  },
};

/** An address, once a space ends it. */
const address: Rule = {
  match: /(?:\/\/|www\.|@)\S+\s$/i,
  apply(state, [all = ""], _start, end) {
    const linked = linkWordBefore(state);
    if (!linked) return null;
    const space = all.slice(-1);
    linked.insert(end, schema.text(space));
    return linked.setSelection(TextSelection.create(linked.doc, end + 1));
  },
};

const rules: readonly Rule[] = [
  wrapping(/^[-*•]\s$/, nodes.bullet_list),
  // `1.` begins a list, as does any number with a bracket; "3. May" is a date.
  wrapping(/^(?:(1)\.|(\d{1,3})\))\s$/, nodes.ordered_list),
  wrapping(/^>\s$/, nodes.blockquote),
  codeBlock,
  code,
  address,
];

const key = new PluginKey<Applied | undefined>("typing");

/** What is typed as in Markdown; Backspace or Ctrl+Z right after it gives the characters back. */
export function typingPlugin(): Plugin {
  return new Plugin<Applied | undefined>({
    key,
    state: {
      init: () => undefined,
      apply(tr, before) {
        const applied: Applied | undefined = tr.getMeta(key);
        return applied ?? (tr.selectionSet || tr.docChanged ? undefined : before);
      },
    },
    props: {
      handleTextInput: applyRule,
      handleDOMEvents: {
        compositionend(view) {
          // A task later: what was composed is in the document then.
          setTimeout(() => {
            const { from, empty } = view.state.selection;
            if (empty && !view.isDestroyed) applyRule(view, from, from, "");
          });
        },
      },
    },
  });
}

function applyRule(view: EditorView, from: number, to: number, text: string): boolean {
  const { state } = view;
  const { parent, parentOffset } = state.doc.resolve(from);
  if (view.composing || !parent.isTextblock || parent.type.spec.code) return false;
  const begin = Math.max(0, parentOffset - longestMatch);
  const before = parent.textBetween(begin, parentOffset, null, "\ufffc") + text;
  for (const { match, apply } of rules) {
    const found = match.exec(before);
    const start = from + text.length - (found?.[0].length ?? 0);
    if (!found || start > from || state.doc.rangeHasMark(start, from, marks.code)) continue;
    const tr = apply(state, found, start, to);
    if (!tr) continue;
    view.dispatch(tr.setMeta(key, { tr, from, to, text }));
    return true;
  }
  return false;
}

/** Gives the characters back that a rule has made something of. */
export const undoRule: Command = (state, dispatch) => {
  const applied = key.getState(state);
  if (!applied) return false;
  const { tr } = state;
  const { from, to, text } = applied;
  const { steps, docs } = applied.tr;
  for (const [index, doc] of [...docs.entries()].toReversed()) {
    const step = steps[index]?.invert(doc);
    if (step) tr.step(step);
  }
  if (text === "") tr.delete(from, to);
  else tr.replaceWith(from, to, schema.text(text, tr.doc.resolve(from).marks()));
  dispatch?.(tr);
  return true;
};
