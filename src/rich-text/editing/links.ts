import type { Mark, Node } from "prosemirror-model";
import {
  TextSelection,
  type EditorState,
  type Selection,
  type Transaction,
} from "prosemirror-state";
import { safeAddress } from "../address.js";
import { schema } from "../schema.js";
import type { Block, Inline } from "../tree.js";

/** A word that is an address, at its start and without the punctuation behind it. */
interface FoundAddress {
  /** How many of the word's characters it is; those before it are a bracket or a quote. */
  from: number;
  to: number;
  href: string;
}

/** Longer words are no addresses that somebody types. */
const longestWord = 2000;

/** The address that a word is, if any: of the web with its scheme or `www.`, or of mail. */
function addressIn(word: string): FoundAddress | undefined {
  if (word.length > longestWord || !/[@:.]/.test(word)) return undefined;
  const from = /^["'“„«([{<]*/.exec(word)?.[0].length ?? 0;
  const rest = word.slice(from);
  const isWeb = /^(?:https?:\/\/|www\.)[^\s/.]/i.test(rest);
  if (!isWeb && !/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.test(rest)) return undefined;
  let end = rest.length;
  // What ends a sentence, or closes a bracket that was opened before the address.
  for (; end > 0; end -= 1) {
    const sign = rest.charAt(end - 1);
    const isOpened = sign === ")" && isClosedWithin(rest.slice(0, end));
    if (isOpened || !/[.,;:!?'"”“»)\]}>…]/.test(sign)) break;
  }
  const address = rest.slice(0, end);
  const scheme = !isWeb ? "mailto:" : /^www\./i.test(address) ? "https://" : "";
  const href = safeAddress(scheme + address);
  return href === undefined ? undefined : { from, to: from + end, href };
}

/** Whether each round bracket that closes is one that was opened: the others are the sentence's. */
function isClosedWithin(address: string): boolean {
  return address.split("(").length >= address.split(")").length;
}

/** The link of the word that ends at the cursor, as a change of the document. */
export function linkWordBefore(state: EditorState): Transaction | undefined {
  const { $from, empty } = state.selection;
  const { parent, parentOffset } = $from;
  if (!empty || parent.type.spec.code) return undefined;
  const before = parent.textBetween(0, parentOffset, undefined, " ");
  const word = /\S*$/.exec(before.slice(-longestWord))?.[0] ?? "";
  const found = addressIn(word);
  if (!found) return undefined;
  const start = $from.start() + before.length - word.length;
  const { link, code } = schema.marks;
  const [from, to] = [start + found.from, start + found.to];
  if (state.doc.rangeHasMark(from, to, link) || state.doc.rangeHasMark(from, to, code)) {
    return undefined;
  }
  return state.tr.addMark(from, to, link.create({ href: found.href })).removeStoredMark(link);
}

/** Blocks with their addresses as links, where they are none yet. */
export function withLinks(blocks: readonly Block[]): Block[] {
  return blocks.map((block): Block => {
    switch (block.type) {
      case "line":
        return { ...block, inlines: block.inlines.flatMap(linked) };
      case "blockquote":
        return { ...block, blocks: withLinks(block.blocks) };
      case "pre":
        return block;
      default:
        return { ...block, items: block.items.map(withLinks) };
    }
  });
}

function linked(one: Inline): Inline[] {
  if (one.type !== "text" || one.marks.href !== undefined || one.marks.code) return [one];
  const parts: Inline[] = [];
  let plain = "";
  const put = (text: string, href?: string) => {
    if (text === "") return;
    const marks = href === undefined ? one.marks : { ...one.marks, href };
    parts.push({ type: "text", text, marks });
  };
  for (const word of one.text.split(/(\s+)/)) {
    const found = addressIn(word);
    if (!found) {
      plain += word;
      continue;
    }
    put(plain + word.slice(0, found.from));
    put(word.slice(found.from, found.to), found.href);
    plain = word.slice(found.to);
  }
  put(plain);
  return parts;
}

/** Whether no line ends within what is selected. */
export function isInOneLine({ $from, $to }: Selection): boolean {
  return $from.parent.inlineContent && $from.sameParent($to);
}

/** Where the link at the cursor begins and ends, or what is selected. */
export interface LinkRange {
  from: number;
  to: number;
  /** "" where it is none yet. */
  href: string;
}

/** The link that the toolbar is about; `undefined` where no words could be one. */
export function linkAt(state: EditorState): LinkRange | undefined {
  const { $from, $to, from, to, empty } = state.selection;
  const ends = [$from.parent, $to.parent];
  if (ends.some(({ type }) => type.spec.code || !type.inlineContent)) return undefined;
  const mark = linkMarkAt(state);
  if (empty && mark) {
    const [start, end] = extentOf(state, mark);
    return { from: start, to: end, href: hrefOf(mark) };
  }
  return { from, to, href: mark ? hrefOf(mark) : "" };
}

function hrefOf(mark: Mark): string {
  return String(mark.attrs["href"]);
}

function linkMarkAt({ selection, doc }: EditorState): Mark | undefined {
  const { $from, from, empty } = selection;
  const { link } = schema.marks;
  if (!empty) return link.isInSet(doc.nodeAt(from)?.marks ?? []);
  const { nodeBefore, nodeAfter } = $from;
  return link.isInSet(nodeBefore?.marks ?? []) ?? link.isInSet(nodeAfter?.marks ?? []);
}

/** From the first to the last of the words around the cursor that lead to the same. */
function extentOf({ selection: { $from } }: EditorState, mark: Mark): [number, number] {
  const { children } = $from.parent;
  const isIn = (index: number) => mark.isInSet(children[index]?.marks ?? []);
  let first = isIn($from.index()) ? $from.index() : $from.index() - 1;
  let last = first;
  while (isIn(first - 1)) first -= 1;
  while (isIn(last + 1)) last += 1;
  const sizeOf = (nodes: readonly Node[]) => nodes.reduce((size, node) => size + node.nodeSize, 0);
  const from = $from.start() + sizeOf(children.slice(0, first));
  return [from, from + sizeOf(children.slice(first, last + 1))];
}

/** Has words lead to an address, or nowhere. Without any words selected, the address is written. */
export function setLink(
  state: EditorState,
  { from, to }: LinkRange,
  href: string | undefined,
): Transaction {
  const { link } = schema.marks;
  const { tr } = state;
  if (href === undefined) return tr.removeMark(from, to, link);
  if (from === to) {
    const words = href.replace(/^(?:mailto|tel):/, "");
    const marks = link.create({ href }).addToSet(state.selection.$from.marks());
    return tr.insert(from, schema.text(words, marks)).removeStoredMark(link);
  }
  tr.removeMark(from, to, link).addMark(from, to, link.create({ href }));
  // What is typed next would take the place of words that stay selected.
  return state.selection.empty ? tr : tr.setSelection(TextSelection.create(tr.doc, to));
}
