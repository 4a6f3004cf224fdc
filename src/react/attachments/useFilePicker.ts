import { useCallback } from "react";
import { useComposer } from "../context/composerContext.js";

/** The form's file input, and what opens the browser's picker. */
export function useFilePicker() {
  const { session, fileRef } = useComposer();
  /** Attaches the files that the input holds. */
  const takeChosen = useCallback(() => {
    const { current } = fileRef;
    if (!current?.files?.length) return;
    session.attachments.add(current.files);
    // Else the input fires no `change` for the same file again.
    current.value = "";
  }, [session, fileRef]);
  return {
    fileRef,
    takeChosen,
    open: () => {
      // The input fires `cancel` when its picker is dismissed. It bubbles, and would close a host's dialog.
      fileRef.current?.addEventListener("cancel", keepIn);
      fileRef.current?.click();
    },
  };
}

function keepIn(event: Event): void {
  event.stopPropagation();
}
