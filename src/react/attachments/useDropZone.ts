import { useEffect, useRef, useState, type DragEvent } from "react";
import type { AttachmentStore } from "../../attachments/store.js";
import { transferred } from "../../attachments/transferred.js";
import { useComposer } from "../context/composerContext.js";
import { isDisabledAround, windowOf } from "../dom/place.js";
import { draggedChips } from "../context/usePeopleDrop.js";

/** Files dropped on the form; limits are the store's to check. */
export function useDropZone() {
  const { session, draft } = useComposer();
  const form = useRef<HTMLFormElement>(null);
  const entered = useRef<EventTarget>(null);
  /** The newest that is about the form. */
  const enter = useRef<Event>(null);
  const [isDragging, setDragging] = useState(false);

  // An effect, since what is dropped beside the form would replace the page, and the reply with it.
  useEffect(() => {
    const refuse = (event: globalThis.DragEvent) => {
      const { dataTransfer, defaultPrevented } = event;
      // What the host takes itself is the host's.
      if (defaultPrevented || !dataTransfer || !hasFiles(dataTransfer)) return;
      event.preventDefault();
      dataTransfer.dropEffect = "none";
    };
    const leave = (event: Event) => {
      // Where the element below the pointer was removed, nothing else says that it was left.
      if (event !== enter.current) setDragging(false);
    };
    const listening = new AbortController();
    const { signal } = listening;
    // In a frame or a window of its own: a file would replace either page, and both hold the reply.
    for (const each of new Set([document, windowOf(form.current).document])) {
      each.addEventListener("dragover", refuse, { signal });
      each.addEventListener("drop", refuse, { signal });
      each.addEventListener("dragenter", leave, { signal });
    }
    return () => listening.abort();
  }, []);

  // An effect, since a drag may end unheard: by Escape, or when what was below it was removed.
  useEffect(() => {
    if (!isDragging) return;
    // While something is dragged the browser tells of no pointer and of no key.
    const end = () => setDragging(false);
    const listening = new AbortController();
    const { signal } = listening;
    for (const sign of ["pointermove", "pointerdown", "keydown"]) {
      windowOf(form.current).addEventListener(sign, end, { capture: true, signal });
    }
    return () => listening.abort();
  }, [isDragging]);

  return {
    isDragging,
    /** Only files are taken: text that is dragged falls where it is dropped. */
    form: {
      ref: form,
      onDragEnter(event: DragEvent) {
        enter.current = event.nativeEvent;
        if (!takes(event)) return;
        event.preventDefault();
        entered.current = event.target;
        setDragging(true);
      },
      onDragOver(event: DragEvent) {
        if (draggedChips.has(session)) {
          // Where no field takes them they fall nowhere: an address of Bcc must not land in the text.
          event.preventDefault();
          event.dataTransfer.dropEffect = "none";
        }
        if (!takes(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        setDragging(true);
      },
      onDragLeave({ target }: DragEvent) {
        // The next child is entered before the last one is left.
        if (target === entered.current) setDragging(false);
      },
      onDrop(event: DragEvent) {
        setDragging(false);
        if (!takes(event)) return;
        event.preventDefault();
        // Another tab edits the reply.
        if (draft.getSnapshot().owner === "elsewhere") return;
        attachTransferred(session.attachments, event.dataTransfer);
      },
    },
  };
}

function hasFiles({ types }: Pick<DataTransfer, "types">): boolean {
  return types.includes("Files");
}

function takes({ currentTarget, dataTransfer }: DragEvent): boolean {
  return hasFiles(dataTransfer) && !isDisabledAround(currentTarget);
}

/** Attaches what was dropped or pasted. Inside of the event. */
export function attachTransferred(
  attachments: AttachmentStore,
  data: DataTransfer | null,
  named = (file: File) => file,
): void {
  if (!data) return;
  const { files, folders } = transferred(data);
  // Folders first: what comes with them is said together, once they are read.
  for (const folder of folders) attachments.addFolder(folder);
  attachments.add(files.map(named));
}
