import { InputRule, inputRules, wrappingInputRule } from "prosemirror-inputrules";
import { TextSelection, type Plugin } from "prosemirror-state";
import { schema } from "../schema.js";
import { linkWordBefore } from "./links.js";

const { nodes, marks } = schema;

/** `1.` begins a list, as does any number with a bracket; "3. May" is a date. */
const numbered = wrappingInputRule(
  /^(?:(1)\.|(\d{1,3})\))\s$/,
  nodes.ordered_list,
  (match) => ({ start: Number(match[1] ?? match[2]) }),
  (match, list) => isNext(list.childCount, list.attrs["start"], match[1] ?? match[2]),
);

const bulleted = wrappingInputRule(/^[-*•]\s$/, nodes.bullet_list);
const quoted = wrappingInputRule(/^>\s$/, nodes.blockquote);

function isNext(count: number, start: unknown, number: string | undefined): boolean {
  return Number(start) + count === Number(number);
}

/** Three backticks and a space. */
const codeBlock = new InputRule(/^```\s$/, (state, _match, start, end) => {
  const $start = state.doc.resolve(start);
  const isAllowed = $start
    .node(-1)
    .canReplaceWith($start.index(-1), $start.indexAfter(-1), nodes.code_block);
  return isAllowed
    ? state.tr.delete(start, end).setBlockType(start, start, nodes.code_block)
    : null;
});

/** Words between two backticks. */
const code = new InputRule(
  /(?:^|[\s(["'])`([^`\s](?:[^`]*[^`\s])?)`$/,
  (state, match, start, end) => {
    const words = match[1] ?? "";
    const first = start + match[0].indexOf("`");
    // The last backtick is not in the document yet.
    return state.tr
      .delete(first + 1 + words.length, end)
      .delete(first, first + 1)
      .addMark(first, first + words.length, marks.code.create())
      .removeStoredMark(marks.code);
  },
  { inCodeMark: false },
);

/** An address, once a space ends it. */
const address = new InputRule(
  /(?:\/\/|www\.|@)\S+\s$/i,
  (state, match, _start, end) => {
    const linked = linkWordBefore(state);
    if (!linked) return null;
    const space = match[0].slice(-1);
    linked.insert(end, schema.text(space));
    return linked.setSelection(TextSelection.create(linked.doc, end + 1));
  },
  { inCodeMark: false },
);

/** What is typed as in Markdown; Backspace or Ctrl+Z right after it gives the characters back. */
export function typingPlugin(): Plugin {
  return inputRules({ rules: [bulleted, numbered, quoted, codeBlock, code, address] });
}
