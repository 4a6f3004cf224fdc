import { useEffect, useRef, useState, type DragEvent } from "react";
import { endAll, listen } from "../../async/listen.js";
import type { AttachmentStore } from "../../attachments/store.js";
import { transferred } from "../../attachments/transferred.js";
import { useComposer } from "../context/composerContext.js";
import { isDisabledAround, windowOf } from "../dom/place.js";
import { draggedChips } from "../context/usePeopleDrop.js";

/** Takes files that are dropped on the form; the store checks the limits. */
export function useDropZone() {
  const { session, draft } = useComposer();
  const form = useRef<HTMLFormElement>(null);
  const entered = useRef<EventTarget>(null);
  /** The newest `dragenter` within the form. */
  const enter = useRef<Event>(null);
  const [isDragging, setDragging] = useState(false);

  // An effect, since the browser would open a file that is dropped beside the form in place of the page.
  useEffect(() => {
    const refuse = (event: globalThis.DragEvent) => {
      const { dataTransfer, defaultPrevented } = event;
      // The host takes it.
      if (defaultPrevented || !dataTransfer || !hasFiles(dataTransfer)) return;
      event.preventDefault();
      dataTransfer.dropEffect = "none";
    };
    const leave = (event: Event) => {
      // If the element below the pointer was removed, no `dragleave` follows.
      if (event !== enter.current) setDragging(false);
    };
    // The composer may be in a frame or a window of its own: losing either page loses the reply.
    // Where they are one, the second call finds nothing left to do.
    return endAll(
      ...[document, windowOf(form.current).document].flatMap((each) => [
        listen(each, ["dragover", "drop"], refuse),
        listen(each, ["dragenter"], leave),
      ]),
    );
  }, []);

  // An effect, since no event tells of a drag that Escape ended, or whose element was removed.
  useEffect(() => {
    if (!isDragging) return;
    // During a drag the browser fires no pointer and no key events.
    const end = () => setDragging(false);
    return listen(windowOf(form.current), ["pointermove", "pointerdown", "keydown"], end, true);
  }, [isDragging]);

  return {
    isDragging,
    /** Takes files only: dragged text goes into the field that it is dropped on. */
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
          // Outside of the fields a chip is dropped nowhere: an address of Bcc must not get into the text.
          event.preventDefault();
          event.dataTransfer.dropEffect = "none";
        }
        if (!takes(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        setDragging(true);
      },
      onDragLeave({ target }: DragEvent) {
        // `dragenter` of the next child comes before `dragleave` of the last one.
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

/** Attaches what was dropped or pasted. Call it during the event. */
export function attachTransferred(
  attachments: AttachmentStore,
  data: DataTransfer | null,
  named = (file: File) => file,
): void {
  if (!data) return;
  const { files, folders } = transferred(data);
  // Folders first, so that one announcement, after they are read, names all.
  for (const folder of folders) attachments.addFolder(folder);
  attachments.add(files.map(named));
}
