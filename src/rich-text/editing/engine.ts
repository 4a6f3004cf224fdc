import {
  AllSelection,
  EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Plugin,
  type Transaction,
} from "prosemirror-state";
import type { Node } from "prosemirror-model";
import { EditorView } from "prosemirror-view";
import type { Body } from "../../domain/text/body.js";
import type { EditorCursor, EditorHandle } from "../../options/editor.js";
import { isDisabledAround } from "../../react/dom/place.js";
import { blocksOf, documentOf, htmlOf, nodesAt } from "../content.js";
import { nodesOf, schema } from "../schema.js";
import { createListeners } from "../../async/createStore.js";
import { copy, drop, paste, sliceOf } from "./clipboard.js";
import { activeCommands, commands, withWordsSelected, type CommandName } from "./commands.js";
import { cursorOf, selectionOf, withCursor } from "./cursor.js";
import { isBlank, linkingIn, placeholderIn } from "./decorations.js";
import type { EngineHost, Pictures } from "./engineHost.js";
import { closeHistory, historyPlugin, undo } from "./history.js";
import { keyPlugin } from "./keys.js";
import { linkAt, setLink, type LinkRange } from "./links.js";
import { passes, readCursor } from "./passes.js";
import { typingPlugin } from "./typing.js";

/**
 * ProseMirror without React. The state outlives the view: where React takes the component out of the
 * page and puts it back (StrictMode, `<Activity>`), the text, the selection and the history stay.
 */
export function createEngine(defaultBody: Body, host: EngineHost) {
  let view: EditorView | undefined;
  /** What the popover of a link is about. */
  let marked: LinkRange | undefined;
  let pictures: Pictures | undefined;
  const { subscribe, emit } = createListeners();
  const told = (name: CommandName) => {
    const isToggle = !/^(?:undo|redo|clear)$/.test(name);
    host.onCommand(name, isToggle ? activeCommands(state).includes(name) : undefined);
  };
  const plugins: Plugin[] = [typingPlugin(), keyPlugin(told), historyPlugin()];
  /** With the cursor at its end, as a textarea has it: who goes on writing does so there. */
  const stateOf = (doc: Node) =>
    EditorState.create({ doc, plugins, selection: Selection.atEnd(doc) });
  let state = stateOf(documentOf(defaultBody));

  const dispatch = (tr: Transaction) => {
    state = state.apply(tr);
    view?.updateState(state);
    if (tr.docChanged) host.onChange(body());
    emit();
  };
  const decorationsOf = (doc: Node) =>
    marked ? linkingIn(doc, marked) : placeholderIn(doc, host.placeholder());
  const body = (): Body => ({ format: "html", value: htmlOf(state.doc) });
  /** A step of the history of its own, whatever is done before and after. */
  const dispatchApart = (tr: Transaction) => {
    dispatch(closeHistory(tr).scrollIntoView());
    dispatch(closeHistory(state.tr));
  };
  const focus = () => {
    if (view?.editable) view.focus();
    // What cannot be edited has the focus of an element alone.
    else view?.dom.focus();
  };
  /** With the cursor at the end of what was put in, and not in the line that follows it. */
  const put = (tr: Transaction) => {
    tr.mapping.maps.at(-1)?.forEach((_from, _to, _start, end) => {
      tr.setSelection(Selection.near(tr.doc.resolve(end), -1));
    });
    dispatchApart(tr);
    focus();
  };
  const replaceAt = (from: number, to: number, nodes: readonly Node[]) => {
    const [$from, $to] = [state.doc.resolve(from), state.doc.resolve(to)];
    const tr = state.tr.setSelection(TextSelection.between($from, $to));
    put(tr.replaceSelection(sliceOf(nodes, $from)));
  };

  const handle: Omit<EditorHandle, "element"> = {
    focus,
    getBody: body,
    setBody(next) {
      const doc = documentOf(next);
      if (doc.eq(state.doc)) return;
      pictures?.leave(doc);
      // A new state: the history of another text is not this one's.
      state = stateOf(doc);
      view?.updateState(state);
      emit();
    },
    insert(inserted, at) {
      const { doc, selection } = state;
      const edge = at === "start" ? doc.firstChild : at === "end" ? doc.lastChild : undefined;
      if (edge && edge.type !== schema.nodes.paragraph) {
        // Beside a list or a quote that begins or ends the text, not into it.
        const position = at === "start" ? 0 : doc.content.size;
        return put(state.tr.insert(position, nodesOf(blocksOf(inserted))));
      }
      const { $to } =
        at === "start" ? Selection.atStart(doc) : at === "end" ? Selection.atEnd(doc) : selection;
      replaceAt($to.pos, $to.pos, nodesAt($to, inserted));
    },
    replace(next) {
      put(state.tr.replaceWith(0, state.doc.content.size, documentOf(next).content));
    },
    getSelection: () => selectionOf(state),
    getCursor: () => cursorOf(state),
    setCursor: (cursor: EditorCursor) => dispatch(withCursor(state.tr, cursor)),
    selectAll() {
      dispatch(state.tr.setSelection(new AllSelection(state.doc)));
      focus();
    },
    textBeforeCursor() {
      const { $from } = state.selection;
      return $from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc");
    },
    replaceBeforeCursor(length, next) {
      const { from, $from } = state.selection;
      replaceAt(Math.max($from.start(), from - length), from, nodesAt($from, next));
    },
    cursorRect() {
      if (!view) return undefined;
      const { left, top, bottom } = view.coordsAtPos(state.selection.head);
      return new DOMRect(left, top, 0, bottom - top);
    },
  };

  return {
    handle,
    state: () => state,
    dispatch,
    history: { close: closeHistory, undo },
    replaceAt,
    /** Selects the picture that is there, and shows it. */
    select(at: number) {
      dispatch(state.tr.setSelection(NodeSelection.create(state.doc, at)).scrollIntoView());
      focus();
    },
    /** What shows pictures and has them uploaded, which is loaded later. */
    setPictures(next: Pictures) {
      pictures = next;
      view?.setProps(next.viewProps);
    },
    element: (): HTMLElement | null => view?.dom ?? null,
    focus,
    /** After each change of the text, of the selection, or of whether it can be edited. */
    subscribe,
    /** What the toolbar shows: the names of toggles that are on, and with a `-` what cannot be done. */
    getSnapshot: (): string => {
      const isReadOnly = host.isReadOnly();
      const link = linkAt(withWordsSelected(state));
      const off = (["undo", "redo"] as const).filter((name) => !commands[name](state));
      return [
        ...activeCommands(state),
        ...(link?.href ? ["link"] : []),
        ...off.map((name) => `-${name}`),
        ...(link ? [] : ["-link"]),
        ...(isReadOnly ? ["-all"] : []),
      ].join(" ");
    },
    run(name: CommandName) {
      if (view) readCursor(view);
      if (!host.isReadOnly()) commands[name](state, dispatch);
      focus();
    },
    /** The link that a popover is about, from now on shown as such; `undefined` where none can be. */
    startLink(): LinkRange | undefined {
      if (view) readCursor(view);
      marked = host.isReadOnly() ? undefined : linkAt(withWordsSelected(state));
      view?.setProps({ decorations: (now) => decorationsOf(now.doc) });
      return marked;
    },
    /** `href`: where the words lead; `undefined`: nowhere. Without either, nothing changes. */
    endLink(change?: { href: string | undefined }) {
      const range = marked;
      marked = undefined;
      view?.setProps({ decorations: (now) => decorationsOf(now.doc) });
      if (range && change) dispatchApart(setLink(state, range, change.href));
    },
    /** Where the popover's words are, in the viewport. */
    rectOf({ from }: LinkRange): { left: number; bottom: number; top: number } | undefined {
      return view?.coordsAtPos(from);
    },
    /** Shows the text in an element; what it returns takes it out again. */
    mount(place: HTMLElement): () => void {
      const mount = place.appendChild(place.ownerDocument.createElement("div"));
      // Without it, were the stylesheet not there, spaces would be lost.
      mount.style.whiteSpace = "pre-wrap";
      mount.style.whiteSpace = "break-spaces";
      const mounted = new EditorView(
        { mount },
        {
          state,
          dispatchTransaction: dispatch,
          editable: () => !host.isReadOnly(),
          attributes: ({ doc }) => host.attributes(isBlank(doc)),
          decorations: ({ doc }) => decorationsOf(doc),
          ...pictures?.viewProps,
          handleDOMEvents: {
            // In a fieldset that the host has disabled, as a textarea would be.
            beforeinput: ({ dom }, event) => {
              if (isDisabledAround(dom)) event.preventDefault();
              return event.defaultPrevented;
            },
            keydown: (shown, event) => passes(event, shown, host),
            copy,
            cut: copy,
            paste: ({ dom }, event) =>
              isDisabledAround(dom) || paste(mounted, event, host, pictures),
            drop: ({ dom }, event) => isDisabledAround(dom) || drop(mounted, event, pictures),
            // By Tab, too: ProseMirror itself would put the cursor back 20 ms later, behind the first key.
            focus: (shown) => {
              shown.focus();
              return false;
            },
            blur: () => {
              host.onBlur();
              return false;
            },
          },
        },
      );
      view = mounted;
      return () => {
        view = undefined;
        mounted.destroy();
        mount.remove();
      };
    },
    /** Asks the host anew for what it says of the text. */
    update() {
      // New functions, since ProseMirror compares.
      view?.setProps({
        editable: () => !host.isReadOnly(),
        attributes: ({ doc }) => host.attributes(isBlank(doc)),
      });
      emit();
    },
  };
}

export type Engine = ReturnType<typeof createEngine>;
