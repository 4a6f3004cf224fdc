import {
  Plugin,
  PluginKey,
  Selection,
  type Command,
  type EditorState,
  type SelectionBookmark,
  type Transaction,
} from "prosemirror-state";
import { Mapping, type Step } from "prosemirror-transform";

// As prosemirror-history has it, which a test compares it with, at a third of the size: without what
// only several writers of one text need, and what is taken away never joins what was written before it.

/** What is taken back at once. */
interface Change {
  /** In the order in which they are applied. */
  steps: readonly Step[];
  /** What is selected then. */
  selection: SelectionBookmark;
}

interface HistoryState {
  /** The newest first. */
  done: readonly Change[];
  undone: readonly Change[];
  /** Where the last step has changed something: from, to, from, to… */
  ranges: readonly number[];
  time: number;
  composition: unknown;
  /** Whether the last step took something away. */
  isTaking: boolean;
}

const key = new PluginKey<HistoryState>("history");
/** So many changes are kept. */
const depth = 100;
/** Milliseconds after which what is typed next is a change of its own. */
const newChangeMs = 500;

/** As it is where the next step begins a change of its own. */
const closed = { ranges: [], composition: undefined, isTaking: false };

/** Has whatever is done next be a change of its own. */
export function closeHistory(tr: Transaction): Transaction {
  return tr.setMeta(key, "closed");
}

export function historyPlugin(): Plugin {
  return new Plugin<HistoryState>({
    key,
    state: {
      init: () => ({ done: [], undone: [], time: 0, ...closed }),
      apply: after,
    },
    props: {
      handleDOMEvents: {
        // The browser's own menu, and a phone that is shaken.
        beforeinput({ editable, state, dispatch }, event) {
          const command = { historyUndo: undo, historyRedo: redo }[event.inputType];
          if (!command || !editable) return false;
          event.preventDefault();
          return command(state, dispatch);
        },
      },
    },
  });
}

export const undo = travelling("done", "undone");
export const redo = travelling("undone", "done");

function after(tr: Transaction, before: HistoryState, { selection }: EditorState): HistoryState {
  const meta: HistoryState | "closed" | undefined = tr.getMeta(key);
  if (meta && meta !== "closed") return meta;
  const open = meta ? { ...before, ...closed } : before;
  if (!tr.docChanged) return open;
  const { done, undone } = open;
  if (tr.getMeta("addToHistory") === false) {
    const ranges = open.ranges.map((at, index) => tr.mapping.map(at, index % 2 ? -1 : 1));
    return { ...open, done: rebased(done, tr), undone: rebased(undone, tr), ranges };
  }
  const composition: unknown = tr.getMeta("composition");
  const isTaking = takesAway(tr);
  const isComposing = composition !== undefined && composition === open.composition;
  // What was written and is deleted at once would be in no state that undo or redo leads to.
  const history = isTaking && !open.isTaking && !isComposing ? { ...open, ...closed } : open;
  const isSame =
    history.ranges.length > 0 &&
    (isComposing || (tr.time - history.time <= newChangeMs && isBeside(tr, history.ranges)));
  const [last, ...others] = done;
  const change =
    isSame && last
      ? { ...last, steps: merged(inverted(tr), last.steps) }
      : { steps: merged(inverted(tr), []), selection: selection.getBookmark() };
  return {
    done: [change, ...(isSame ? others : done)].slice(0, depth),
    undone: [],
    ranges: rangesOf(tr),
    time: tr.time,
    composition: composition ?? history.composition,
    isTaking,
  };
}

function takesAway({ mapping: { maps } }: Transaction): boolean {
  let is = false;
  for (const map of maps) map.forEach((from, to) => (is ||= to > from));
  return is;
}

/** The steps that take back those of a transaction. */
function inverted({ steps, docs }: Transaction): Step[] {
  return steps
    .flatMap((step, index) => {
      const doc = docs[index];
      return doc ? [step.invert(doc)] : [];
    })
    .toReversed();
}

/** Steps and those that follow them; a letter that is typed behind another joins its step. */
function merged(first: readonly Step[], then: readonly Step[]): Step[] {
  const all = [...then];
  for (const step of first.toReversed()) {
    const next = all[0];
    const joined = next && step.merge(next);
    if (joined) all[0] = joined;
    else all.unshift(step);
  }
  return all;
}

function rangesOf({ mapping: { maps } }: Transaction): number[] {
  const ranges: number[] = [];
  for (const map of maps.toReversed()) {
    map.forEach((_from, _to, from, to) => ranges.push(from, to));
    if (ranges.length > 0) break;
  }
  return ranges;
}

/** Whether its first step touches one of the places. */
function isBeside({ mapping: { maps } }: Transaction, ranges: readonly number[]): boolean {
  let is = false;
  maps[0]?.forEach((start, end) => {
    for (let index = 0; index < ranges.length; index += 2) {
      is ||= start <= (ranges[index + 1] ?? 0) && end >= (ranges[index] ?? 0);
    }
  });
  return is;
}

/** Changes as they are behind steps that are not in the history. */
function rebased(changes: readonly Change[], tr: Transaction): Change[] {
  let { mapping } = tr;
  return changes.map(({ steps, selection }) => {
    const kept = steps.flatMap((step) => {
      const mapped = step.map(mapping);
      const next = new Mapping([step.getMap().invert()]);
      next.appendMapping(mapping);
      if (mapped) next.appendMap(mapped.getMap(), 0);
      mapping = next;
      return mapped ? [mapped] : [];
    });
    return { steps: kept, selection: selection.map(mapping) };
  });
}

function travelling(from: "done" | "undone", to: "done" | "undone"): Command {
  return (state, dispatch) => {
    const history = key.getState(state);
    const [change, ...others] = history?.[from] ?? [];
    if (!history || !change) return false;
    const { tr } = state;
    for (const step of change.steps) tr.maybeStep(step);
    const back = { steps: inverted(tr), selection: changedIn(state, tr).getBookmark() };
    const next = { [from]: others, [to]: [back, ...history[to]], time: 0, ...closed };
    dispatch?.(
      tr.setSelection(change.selection.resolve(tr.doc)).setMeta(key, next).scrollIntoView(),
    );
    return true;
  };
}

/** The end of what a transaction changes, in the state before it. */
function changedIn({ doc, selection }: EditorState, { steps, mapping }: Transaction): Selection {
  for (const [index, step] of steps.entries()) {
    let end: unknown = Reflect.get(step, "to");
    mapping.maps[index]?.forEach((_from, to) => (end = to));
    if (typeof end === "number") return Selection.near(doc.resolve(end));
  }
  return selection;
}
