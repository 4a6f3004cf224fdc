import { createEmptyHistoryState, registerHistory, type HistoryState } from "@lexical/history";
import { $generateHtmlFromNodes, $generateNodesFromDOM } from "@lexical/html";
import { LinkNode } from "@lexical/link";
import { ListItemNode, ListNode, registerList } from "@lexical/list";
import { eventFiles, HeadingNode, QuoteNode, registerRichText } from "@lexical/rich-text";
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  $selectAll,
  $setSelection,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  DROP_COMMAND,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  SKIP_DOM_SELECTION_TAG,
  type LexicalEditor as Lexical,
  type LexicalNode,
  type PointType,
  type RangeSelection,
} from "lexical";
import { forwardRef, useImperativeHandle, useLayoutEffect, useRef, type RefObject } from "react";
import type { Body, EditorHandle, EditorProps } from "../../src/index.js";

/** Lexical as the composer's editor: `<ReplyComposer editor={LexicalEditor} />`. */
export const LexicalEditor = forwardRef<EditorHandle, EditorProps>(
  function LexicalEditor(props, ref) {
    const place = useRef<HTMLDivElement>(null);
    const lexical = useRef<Opened>(null);
    const latest = useRef(props);
    // What it shows outlives it: React may take the effects away, and put them back.
    const shown = useRef(props.defaultBody);
    const { readOnly } = props;
    useLayoutEffect(() => {
      latest.current = props;
      lexical.current?.editor.setEditable(!readOnly);
    });
    useLayoutEffect(() => {
      const { current: element } = place;
      const editor = createEditor({
        namespace: "reply",
        nodes: [HeadingNode, LinkNode, ListItemNode, ListNode, QuoteNode],
        editable: !latest.current.readOnly,
        onError(error) {
          throw error;
        },
      });
      const history = createEmptyHistoryState();
      const blur = () => latest.current.onBlur();
      // By Tab, too: the cursor is where it was last before the first key comes.
      const focus = () => showCursor(editor);
      element?.addEventListener("blur", blur);
      element?.addEventListener("focus", focus);
      editor.setRootElement(element);
      const isTaken = () => true;
      const leave = mergeRegister(
        registerRichText(editor),
        registerList(editor),
        registerHistory(editor, history, 500),
        // The composer's own: to send, to leave, and files that are dropped.
        editor.registerCommand(
          KEY_ENTER_COMMAND,
          (event) => event !== null && (event.ctrlKey || event.metaKey),
          COMMAND_PRIORITY_HIGH,
        ),
        editor.registerCommand(KEY_ESCAPE_COMMAND, isTaken, COMMAND_PRIORITY_HIGH),
        editor.registerCommand(
          DROP_COMMAND,
          (event) => eventFiles(event)[1].length > 0,
          COMMAND_PRIORITY_HIGH,
        ),
        editor.registerCommand(
          PASTE_COMMAND,
          () => {
            if (!$getSelection()?.isCollapsed()) latest.current.onOverwrite();
            return false;
          },
          COMMAND_PRIORITY_HIGH,
        ),
      );
      show({ editor, history }, shown.current);
      shown.current = bodyIn(editor);
      editor.registerUpdateListener(({ tags }) => {
        const body = bodyIn(editor);
        // Of the selection alone, or of nodes that Lexical looks through again.
        if (body.value === shown.current.value) return;
        shown.current = body;
        if (!tags.has(givenTag)) latest.current.onChange(body);
      });
      lexical.current = { editor, history };
      return () => {
        lexical.current = null;
        element?.removeEventListener("blur", blur);
        element?.removeEventListener("focus", focus);
        leave();
        editor.setRootElement(null);
      };
    }, []);
    useImperativeHandle(ref, () => handleOf(lexical, place), []);
    // Lexical's own must not stand in a flexible box, which the composer's is.
    return (
      <div className="lexical-place">
        <div
          ref={place}
          contentEditable={!readOnly}
          suppressContentEditableWarning
          {...attributesOf(props)}
        />
      </div>
    );
  },
);

function attributesOf(props: EditorProps) {
  return {
    id: props.id,
    className: props.className,
    role: "textbox",
    tabIndex: 0,
    translate: "no" as const,
    dir: "auto",
    "aria-label": props.label,
    "aria-multiline": true,
    "aria-readonly": props.readOnly,
    "aria-invalid": props["aria-invalid"] ?? false,
    "aria-describedby": props["aria-describedby"],
    "data-placeholder": props.placeholder,
  };
}

interface Opened {
  editor: Lexical;
  history: HistoryState;
}

/** Of an update that is no change of the agent's. */
const givenTag = "given";

/** Shows another text; the history begins with it. */
function show({ editor, history }: Opened, body: Body): void {
  editor.update(() => put(editor, body), {
    discrete: true,
    tag: [givenTag, SKIP_DOM_SELECTION_TAG],
  });
  const current = { editor, editorState: editor.getEditorState() };
  Object.assign(history, { current, undoStack: [], redoStack: [] });
}

/** Inside of an update, as all that Lexical's `$` functions do. */
function put(editor: Lexical, body: Body): void {
  const root = $getRoot().clear();
  root.select().insertNodes(nodesOf(editor, body));
  if (root.isEmpty()) root.append($createParagraphNode());
  root.selectEnd();
}

function nodesOf(editor: Lexical, { format, value }: Body): LexicalNode[] {
  if (format === "html") {
    return $generateNodesFromDOM(editor, new DOMParser().parseFromString(value, "text/html"));
  }
  const lines = value.split("\n").map((line) => $createTextNode(line));
  return lines.length > 1 ? lines.map((line) => $createParagraphNode().append(line)) : lines;
}

function bodyIn(editor: Lexical): Body {
  const value = editor.read(() => {
    const isBlank = $getRoot().getTextContent().trim() === "";
    return isBlank ? "" : $generateHtmlFromNodes(editor);
  });
  return { format: "html", value };
}

/** A line, or words in one, with how many characters are before it; a line break is one. */
interface Place {
  node: LexicalNode;
  start: number;
  size: number;
}

function placesIn(node: LexicalNode, places: Place[] = []): Place[] {
  const last = places.at(-1);
  const end = last ? last.start + last.size : 0;
  if ($isTextNode(node)) places.push({ node, start: end, size: node.getTextContentSize() });
  if ($isLineBreakNode(node)) places.push({ node, start: end, size: 1 });
  if (!$isElementNode(node)) return places;
  const first = node.getFirstChild();
  const isLine = !node.isInline() && !($isElementNode(first) && !first.isInline());
  if (isLine) places.push({ node, start: last ? end + 1 : 0, size: 0 });
  for (const child of node.getChildren()) placesIn(child, places);
  return places;
}

function offsetOf(point: PointType): number {
  const node = point.getNode();
  const child = $isElementNode(node) ? node.getChildAtIndex(point.offset) : null;
  const isBehind = child === null && $isElementNode(node);
  const at = (isBehind ? node.getLastDescendant() : child) ?? node;
  const place = placesIn($getRoot()).find((one) => one.node.is(at));
  if (!place) return 0;
  return place.start + (isBehind ? place.size : child ? 0 : point.offset);
}

function moveTo(point: PointType, offset: number): void {
  const place = placesIn($getRoot()).findLast(({ start }) => start <= offset);
  if (!place) return;
  const { node, start, size } = place;
  if ($isTextNode(node)) point.set(node.getKey(), Math.min(offset - start, size), "text");
  else if ($isElementNode(node)) point.set(node.getKey(), 0, "element");
  else point.set(node.getParentOrThrow().getKey(), node.getIndexWithinParent() + 1, "element");
}

function handleOf(
  { current: opened }: RefObject<Opened | null>,
  { current: element }: RefObject<HTMLDivElement | null>,
): EditorHandle {
  if (!opened || !element) throw new Error("The handle is made once the editor is there");
  const { editor, history } = opened;
  const focus = () => {
    element.focus();
    showCursor(editor);
  };
  /** Where the focus is elsewhere, it stays there. */
  const update = (act: () => void, ...tags: string[]) => {
    const isFocused = element.matches(":focus");
    const tag = isFocused ? tags : [...tags, SKIP_DOM_SELECTION_TAG];
    editor.update(act, { discrete: true, tag });
  };
  /** In an undo step of its own. */
  const inOneStep = (act: () => void) => {
    editor.update(act, { discrete: true, tag: [HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG] });
    focus();
  };
  return {
    element,
    focus,
    getBody: () => bodyIn(editor),
    setBody: (body) => show(opened, body),
    insert(body, at) {
      inOneStep(() => {
        const selection = selectionNow();
        if (at === "cursor") {
          const { key, offset, type } = selection.isBackward() ? selection.anchor : selection.focus;
          selection.anchor.set(key, offset, type);
          selection.focus.set(key, offset, type);
        } else if (at === "start") $getRoot().selectStart();
        else $getRoot().selectEnd();
        selectionNow().insertNodes(nodesOf(editor, body));
      });
    },
    replace: (body) => inOneStep(() => put(editor, body)),
    getCursor: () =>
      editor.read(() => {
        const selection = $getSelection();
        if (!$isRangeSelection(selection)) return undefined;
        const ends = [selection.anchor, selection.focus].map(offsetOf);
        return { format: "html" as const, start: Math.min(...ends), end: Math.max(...ends) };
      }),
    setCursor({ start, end }) {
      update(() => {
        const selection = $getRoot().selectEnd();
        moveTo(selection.anchor, start);
        moveTo(selection.focus, end);
      });
    },
    selectAll() {
      element.focus();
      editor.update(() => void $selectAll(), { discrete: true });
    },
    getSelection: () =>
      editor.read(() => {
        const selection = $getSelection();
        const isSome = selection !== null && !selection.isCollapsed();
        return { format: "html", value: isSome ? $generateHtmlFromNodes(editor, selection) : "" };
      }),
    stream() {
      const current = { editor, editorState: editor.getEditorState() };
      const before = { current, undoStack: [...history.undoStack], redoStack: [] };
      let at = editor.read(() => $getSelection()?.clone());
      let isBegun = false;
      return {
        write(text) {
          update(
            () => {
              const own = selectionNow();
              const isFollowed = own.is(at ?? own);
              const next = $isRangeSelection(at) ? at.clone() : $getRoot().selectEnd();
              $setSelection(next);
              for (const [index, line] of text.split("\n").entries()) {
                if (index > 0) next.insertParagraph();
                next.insertText(line);
              }
              at = next.clone();
              if (!isFollowed) $setSelection(own);
            },
            isBegun ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG,
          );
          isBegun = true;
        },
        end(isKept) {
          // Not by Lexical's undo, which takes the focus.
          if (isBegun && !isKept) {
            editor.setEditorState(before.current.editorState, { tag: SKIP_DOM_SELECTION_TAG });
            Object.assign(history, before);
          }
          // What is typed next is a step of its own.
          update(() => $setSelection(selectionNow().clone()));
        },
      };
    },
  };
}

/** Where it was last, not where the browser puts it. */
function showCursor(editor: Lexical): void {
  editor.update(() => $setSelection(selectionNow().clone()), { discrete: true });
}

function selectionNow(): RangeSelection {
  const selection = $getSelection();
  return $isRangeSelection(selection) ? selection : $getRoot().selectEnd();
}
