import type { KeyboardEvent } from "react";
import { useComposer } from "../context/composerContext.js";
import { isOf } from "../dom/place.js";
import { undoByKey } from "../dom/useFormKeys.js";

/** Has Ctrl+Z take back the latest act, or a press that has not gone yet. */
export function useUndoKey() {
  const { session, lastActRef, replyText } = useComposer();
  const undo = (event: KeyboardEvent) => {
    const { getSnapshot, cancel } = session.sender;
    undoByKey(event, getSnapshot().status === "delayed" ? cancel : lastActRef.current);
  };
  return {
    undo,
    /** Before the reply's editor hears the key, which may keep it also where it has nothing to take back. */
    undoEarly: (event: KeyboardEvent) => {
      const { target } = event;
      if (target === replyText.element() && isOf(target, "[contenteditable]")) undo(event);
    },
  };
}
