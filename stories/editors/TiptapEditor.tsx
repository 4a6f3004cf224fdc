import {
  createDocument,
  createNodeFromContent,
  Editor as Tiptap,
  getHTMLFromFragment,
} from "@tiptap/core";
import { closeHistory, undo } from "@tiptap/pm/history";
import { EditorState, Selection } from "@tiptap/pm/state";
import { StarterKit } from "@tiptap/starter-kit";
import { forwardRef, useImperativeHandle, useLayoutEffect, useRef, type RefObject } from "react";
import { bodyToHtml } from "../../src/api.js";
import type { Body, EditorHandle, EditorProps } from "../../src/index.js";

const extensions = [StarterKit.configure({ link: { openOnClick: false } })];

/** Tiptap as the composer's editor: `<ReplyComposer editor={TiptapEditor} />`. */
export const TiptapEditor = forwardRef<EditorHandle, EditorProps>(
  function TiptapEditor(props, ref) {
    const place = useRef<HTMLDivElement>(null);
    const tiptap = useRef<Tiptap>(null);
    const latest = useRef(props);
    // What it shows outlives it: React may take the effects away, and put them back.
    const shown = useRef(props.defaultBody);
    useLayoutEffect(() => {
      latest.current = props;
      // Has the attributes read anew, too.
      tiptap.current?.setEditable(!props.readOnly, false);
    });
    useLayoutEffect(() => {
      const editor = new Tiptap({
        element: place.current,
        extensions,
        editable: !latest.current.readOnly,
        injectCSS: false,
        editorProps: {
          attributes: () => attributesOf(latest.current),
          // The composer's own: to send, and to leave.
          handleDOMEvents: {
            keydown: (_view, { key, ctrlKey, metaKey }) =>
              key === "Escape" || (key === "Enter" && (ctrlKey || metaKey)),
            // By Tab, too: the cursor is where it was last before the first key comes.
            focus: (view) => view.focus(),
          },
          handlePaste: ({ state }) => {
            if (!state.selection.empty) latest.current.onOverwrite();
          },
        },
        onUpdate: () => {
          shown.current = bodyIn(editor);
          latest.current.onChange(shown.current);
        },
        onBlur: () => latest.current.onBlur(),
      });
      show(editor, shown.current);
      tiptap.current = editor;
      return () => {
        shown.current = bodyIn(editor);
        tiptap.current = null;
        editor.destroy();
      };
    }, []);
    useImperativeHandle(ref, () => handleOf(tiptap), []);
    return <div ref={place} className="tiptap-place" />;
  },
);

function attributesOf(props: EditorProps): Record<string, string> {
  const { "aria-invalid": isInvalid = false, "aria-describedby": description } = props;
  return {
    id: props.id,
    class: props.className,
    role: "textbox",
    tabindex: "0",
    translate: "no",
    dir: "auto",
    "aria-label": props.label,
    "aria-multiline": "true",
    "aria-readonly": String(props.readOnly),
    "aria-invalid": String(isInvalid),
    ...(description !== undefined && { "aria-describedby": description }),
    ...(props.placeholder !== undefined && { "data-placeholder": props.placeholder }),
  };
}

/** Shows a text in a new state, so that nothing of it is undone; the cursor is at its end. */
function show({ view, schema }: Tiptap, body: Body): void {
  const doc = createDocument(bodyToHtml(body), schema);
  const { plugins } = view.state;
  view.updateState(EditorState.create({ doc, plugins, selection: Selection.atEnd(doc) }));
}

function bodyIn(editor: Tiptap): Body {
  const isBlank = editor.getText().trim() === "";
  return { format: "html", value: isBlank ? "" : editor.getHTML() };
}

function handleOf({ current: editor }: RefObject<Tiptap | null>): EditorHandle {
  if (!editor) throw new Error("The handle is made once the editor is there");
  const { view } = editor;
  /** In an undo step of its own, whatever is typed before and behind it. */
  const inOneStep = (act: () => void) => {
    view.dispatch(closeHistory(view.state.tr));
    act();
    view.dispatch(closeHistory(view.state.tr));
    view.dom.focus();
  };
  /** The place behind so many characters of the plain text. */
  const placeOf = (characters: number) => {
    const { doc } = view.state;
    let place = 0;
    while (place < doc.content.size && textBefore(place).length < characters) place += 1;
    return place;
  };
  const textBefore = (place: number) => view.state.doc.textBetween(0, place, "\n", "\n");
  return {
    element: view.dom,
    focus: () => view.dom.focus(),
    getBody: () => bodyIn(editor),
    setBody: (body) => show(editor, body),
    insert(body, at) {
      const { doc, selection } = view.state;
      const places = { start: 1, cursor: selection.to, end: doc.content.size - 1 };
      // As nodes: text alone it would put in as it stands, its entities too.
      const content = createNodeFromContent(bodyToHtml(body), editor.schema);
      inOneStep(() => editor.commands.insertContentAt(places[at], content));
    },
    replace(body) {
      inOneStep(() => editor.commands.setContent(bodyToHtml(body)));
    },
    getCursor() {
      const { from, to } = view.state.selection;
      return { format: "html", start: from, end: to };
    },
    setCursor({ format, start, end }) {
      const [from, to] = format === "html" ? [start, end] : [placeOf(start), placeOf(end)];
      editor.commands.setTextSelection({ from, to });
    },
    selectAll() {
      view.dom.focus();
      editor.commands.selectAll();
    },
    getSelection() {
      const { selection, schema } = view.state;
      return { format: "html", value: getHTMLFromFragment(selection.content().content, schema) };
    },
    stream() {
      let { from: at, to } = view.state.selection;
      let isBegun = false;
      // One step of the history, as what an input method composes is.
      const composition = {};
      return {
        write(text) {
          const { tr } = view.state;
          if (!isBegun) closeHistory(tr).delete(at, to);
          isBegun = true;
          for (const [index, line] of text.split("\n").entries()) {
            if (index > 0) {
              tr.split(at);
              at += 2;
            }
            tr.insertText(line, at);
            at += line.length;
          }
          if (view.hasFocus()) tr.scrollIntoView();
          view.dispatch(tr.setMeta("composition", composition));
        },
        end(isKept) {
          if (!isBegun) return;
          view.dispatch(closeHistory(view.state.tr));
          if (!isKept) undo(view.state, view.dispatch);
        },
      };
    },
  };
}
