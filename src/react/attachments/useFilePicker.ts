import { useCallback } from "react";
import { useComposer } from "../context/composerContext.js";

/** The form's input for files, and the way to open the browser's picker. */
export function useFilePicker() {
  const { session, fileRef } = useComposer();
  /** What the input holds becomes files of the reply. */
  const takeChosen = useCallback(() => {
    const { current } = fileRef;
    if (!current?.files?.length) return;
    session.attachments.add(current.files);
    // The same file chosen again would be no change.
    current.value = "";
  }, [session, fileRef]);
  return {
    fileRef,
    takeChosen,
    open: () => {
      // Fires when a picker is dismissed; it bubbles, and a host's dialog would take it for its own.
      fileRef.current?.addEventListener("cancel", keepIn);
      fileRef.current?.click();
    },
  };
}

function keepIn(event: Event): void {
  event.stopPropagation();
}
