import { Fragment, Slice, type Node, type ResolvedPos } from "prosemirror-model";
import { Selection, type EditorState, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { meansFiles } from "../../attachments/meansFiles.js";
import { bodyToPlain } from "../../domain/text/body.js";
import { safeAddress } from "../address.js";
import { readForeignHtml, readOwnHtml } from "../html/readHtml.js";
import { lineHtml, writeHtml } from "../html/writeHtml.js";
import { readPlain } from "../readPlain.js";
import { marksOf, nodesOf, schema } from "../schema.js";
import type { Block } from "../tree.js";
import { closeHistory } from "./history.js";
import type { EngineHost, Pictures } from "./engineHost.js";
import { isInOneLine, withLinks } from "./links.js";

// ProseMirror's own paste and drop parse HTML by `innerHTML`, which a strict policy refuses, and keep
// pictures of strangers, which are requested as soon as they are shown.

/** Begins what was copied here. */
const ownMark = '<meta name="generator" content="reply-composer">';

/**
 * A part of a document that joins the lines around `$at`. In a list, the items of a list join it: none
 * of them becomes a list within an item. Not those of one with lines beside it: they would end the item.
 */
export function sliceOf(nodes: readonly Node[], $at: ResolvedPos): Slice {
  const isInItem = $at.depth > 1 && $at.node(-1).type === schema.nodes.list_item;
  const isJoining = isInItem && nodes.length === 1;
  const openAt = (side: "firstChild" | "lastChild", node: Node | null | undefined): number => {
    if (node?.type === schema.nodes.paragraph) return 1;
    const isOpen = isJoining && /list/.test(node?.type.name ?? "");
    return node && isOpen ? 1 + openAt(side, node[side]) : 0;
  };
  const [start, end] = [openAt("firstChild", nodes[0]), openAt("lastChild", nodes.at(-1))];
  return new Slice(Fragment.from(nodes), start, end);
}

/** Pictures that were copied, or cut, in this page. */
const copied = new Set<unknown>();

/** Copies what is selected; returns whether there was something. */
export function copy(view: EditorView, event: ClipboardEvent): boolean {
  const { selection, doc } = view.state;
  const { clipboardData } = event;
  if (selection.empty || !clipboardData) return false;
  const { $from, $to } = selection;
  doc.nodesBetween(selection.from, selection.to, ({ attrs }) => void copied.add(attrs["src"]));
  if ($from.parent.type.spec.code && isInOneLine(selection)) {
    clipboardData.setData("text/plain", doc.textBetween(selection.from, selection.to));
  } else {
    const html = isInOneLine(selection)
      ? lineHtml($from.parent.cut($from.parentOffset, $to.parentOffset))
      : writeHtml(schema.nodes.doc.create(null, selection.content().content));
    clipboardData.setData("text/html", ownMark + html);
    clipboardData.setData("text/plain", bodyToPlain({ format: "html", value: html }));
  }
  event.preventDefault();
  if (event.type === "cut" && view.editable) {
    view.dispatch(view.state.tr.deleteSelection().scrollIntoView().setMeta("uiEvent", "cut"));
  }
  return true;
}

/** Pastes text and HTML; returns whether ProseMirror has nothing to do. */
export function paste(
  view: EditorView,
  event: ClipboardEvent,
  host: Pick<EngineHost, "onOverwrite">,
  pictures: Pictures | undefined,
): boolean {
  const { clipboardData } = event;
  if (!view.editable || !clipboardData) return false;
  const { selection } = view.state;
  // Files are the composer's, further up.
  if (meansFiles(clipboardData)) {
    pictures?.takeFiles(selection.from, selection.to);
    return true;
  }
  // During a composition browsers cope with nothing but their own paste.
  if (view.composing) return false;
  event.preventDefault();
  const tr = pasted(view.state, contentOf(clipboardData, pictures));
  if (!tr) return true;
  if (!selection.empty) host.onOverwrite();
  view.dispatch(tr.scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"));
  return true;
}

/** Drops text and HTML from elsewhere; what is dragged within is ProseMirror's. */
export function drop(view: EditorView, event: DragEvent, pictures: Pictures | undefined): boolean {
  const { dataTransfer } = event;
  if (!view.editable || !dataTransfer || event.defaultPrevented) return false;
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (dataTransfer.files.length > 0) {
    if (at) pictures?.takeFiles(at.pos, at.pos);
    return true;
  }
  if (view.dragging) return false;
  event.preventDefault();
  if (!at) return true;
  const { state } = view;
  const there = state.apply(state.tr.setSelection(Selection.near(state.doc.resolve(at.pos))));
  const tr = pasted(there, contentOf(dataTransfer, pictures));
  if (tr) view.dispatch(tr.setMeta("uiEvent", "drop"));
  view.focus();
  return true;
}

interface Content {
  blocks: Block[];
  text: string;
  isPlain: boolean;
}

function contentOf(data: DataTransfer, pictures: Pictures | undefined): Content {
  const html = data.getData("text/html");
  const text = data.getData("text/plain");
  if (html !== "") {
    const isKnown = (src: string) => pictures?.isKnown(src) ?? copied.has(src);
    const isOwn = html.slice(0, 500).includes(ownMark);
    const blocks = isOwn ? readOwnHtml(html, isKnown) : readForeignHtml(html, isKnown);
    if (blocks.length > 0) return { blocks: withLinks(blocks), text, isPlain: false };
  }
  return { blocks: text === "" ? [] : withLinks(readPlain(text)), text, isPlain: true };
}

function pasted(state: EditorState, { blocks, text, isPlain }: Content): Transaction | undefined {
  const { selection } = state;
  const { $from, from, to, empty } = selection;
  if (blocks.length === 0) return undefined;
  const tr = closeHistory(state.tr);
  if ($from.parent.type.spec.code && isInOneLine(selection)) {
    return tr.insertText(text.replace(/\r\n?/g, "\n"), from, to);
  }
  // An address pasted over words is where they lead.
  const href = /^\S+$/.test(text.trim()) ? safeAddress(text.trim()) : undefined;
  if (href !== undefined && !empty && isInOneLine(selection)) {
    const { link } = schema.marks;
    return tr.removeMark(from, to, link).addMark(from, to, link.create({ href }));
  }
  const [line, ...others] = blocks;
  if (isPlain && line?.type === "line" && others.length === 0) {
    // Plain words take the look of where they land.
    const marks = state.storedMarks ?? $from.marks();
    const nodes = line.inlines.flatMap((one) => {
      if (one.type !== "text") return [];
      const all = marksOf(one.marks).reduce((set, mark) => mark.addToSet(set), marks);
      return [schema.text(one.text, all)];
    });
    return tr.replaceSelection(new Slice(Fragment.from(nodes), 0, 0));
  }
  return tr.replaceSelection(sliceOf(nodesOf(blocks), $from));
}
