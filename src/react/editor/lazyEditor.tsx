import { forwardRef, useCallback, useEffect, useRef, useState, type ForwardedRef } from "react";
import { createChunk } from "../../async/chunk.js";
import type {
  Editor,
  EditorCursor,
  EditorHandle,
  EditorModule,
  EditorProps,
} from "../../options/editor.js";
import { useComposer } from "../context/composerContext.js";
import { hasFocus } from "../dom/place.js";
import { useIsHydrating } from "../dom/useIsHydrating.js";
import { useBeforePaint } from "../dom/useLatest.js";
import { TextArea } from "./TextArea.js";

/** Milliseconds between two looks whether the text is still in use. */
const inUseMs = 100;

/**
 * An editor that is loaded once the composer is there: `lazyEditor(() => import("./MyEditor"))`. Until
 * then the textarea is shown, and for good where it cannot be loaded. What was typed meanwhile goes
 * over, with the cursor and the focus.
 */
export function lazyEditor(load: () => Promise<EditorModule>): Editor {
  const chunk = createChunk(load);
  return forwardRef<EditorHandle, EditorProps>(function LazyEditor(props, ref) {
    const { replyText } = useComposer();
    const hydratingRef = useIsHydrating();
    // A server has the textarea, and so has what takes over its markup.
    const [loaded, setLoaded] = useState(() => (hydratingRef.current ? undefined : chunk.now()));
    const Shown: Editor = loaded?.default ?? TextArea;
    const { handleRef, leave } = useMovingCursor(ref, Shown);
    const { readOnly } = props;
    const isComposing = useRef(false);
    // An effect, since an editor is loaded outside of React. Not while the reply is sent: what is sent
    // is compared with what the form holds.
    useEffect(() => {
      if (loaded || readOnly) return;
      const element = replyText.element();
      let isOver = false;
      const begin = () => {
        isComposing.current = true;
      };
      const end = () => {
        isComposing.current = false;
        // A task later: its letters come behind it in Firefox, and the next one may begin at once.
        setTimeout(show);
      };
      const show = () => {
        const now = chunk.now();
        if (!now || isOver || isComposing.current) return;
        // Text that comes by itself goes on where it began, and so does a list of what can be put in.
        if (replyText.isComing || element?.hasAttribute("aria-autocomplete")) {
          setTimeout(show, inUseMs);
          return;
        }
        leave();
        setLoaded(now);
      };
      element?.addEventListener("compositionstart", begin);
      element?.addEventListener("compositionend", end);
      chunk.load().then(show, () => {});
      return () => {
        isOver = true;
        element?.removeEventListener("compositionstart", begin);
        element?.removeEventListener("compositionend", end);
      };
    }, [loaded, readOnly, replyText, leave]);
    return <Shown {...props} defaultBody={replyText.toShow()} ref={handleRef} />;
  });
}

/** Gives a ref on, and cursor and focus from one editor to the next. */
function useMovingCursor(ref: ForwardedRef<EditorHandle>, shown: Editor) {
  const editor = useRef<EditorHandle>(null);
  const isLeaving = useRef(false);
  const left = useRef<{ cursor: EditorCursor | undefined; isFocused: boolean }>(undefined);
  const handleRef = useCallback(
    (next: EditorHandle | null) => {
      const { current: before } = editor;
      // Still in the page, so that it is what it was at the last key.
      if (!next && before && isLeaving.current) {
        left.current = { cursor: before.getCursor(), isFocused: hasFocus(before.element) };
      }
      editor.current = next;
      if (typeof ref === "function") ref(next);
      // oxlint-disable-next-line react/immutability -- a ref is there to be set
      else if (ref) ref.current = next;
    },
    [ref],
  );
  // After the next one was given its text.
  useBeforePaint(() => {
    const { current } = left;
    left.current = undefined;
    isLeaving.current = false;
    if (current?.cursor) editor.current?.setCursor(current.cursor);
    if (current?.isFocused) editor.current?.focus();
  }, [shown]);
  const leave = useCallback(() => {
    isLeaving.current = true;
  }, []);
  return { handleRef, leave };
}
