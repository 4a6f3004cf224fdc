import { useEffect, useRef, useState } from "react";
import type { DragEvent, RefObject } from "react";
import type { ComposerHandle } from "../../../src/index.js";
import { isBehindDialog } from "../isBehindDialog.js";

/**
 * Files that are dragged over the window: where they can be dropped is shown before they are there, and
 * the composer, as long as there is one, takes them.
 */
export function useFileDrop(composer: RefObject<ComposerHandle | null>, showReply: () => void) {
  const [isDragging, setDragging] = useState(false);
  const entered = useRef<EventTarget>(null);

  // An effect, since files enter the window where React renders nothing of this.
  useEffect(() => {
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true };
    const enter = ({ target, dataTransfer }: globalThis.DragEvent) => {
      entered.current = target;
      setDragging(composer.current !== null && hasFiles(dataTransfer) && !isBehindDialog());
    };
    const leave = ({ target }: Event) => {
      // The next element is entered before the last one is left.
      if (target === entered.current) setDragging(false);
    };
    const end = () => setDragging(false);
    window.addEventListener("dragenter", enter, options);
    window.addEventListener("dragleave", leave, options);
    // While something is dragged the browser tells of no pointer and of no key: it ended unheard.
    for (const sign of ["pointermove", "pointerdown", "keydown"])
      window.addEventListener(sign, end, options);
    // After everybody else: React hears of no drop on what it has taken away.
    window.addEventListener("drop", end, { signal: listening.signal });
    return () => listening.abort();
  }, [composer]);

  // What the composer takes by itself it has marked.
  const isOurs = ({ defaultPrevented, dataTransfer }: DragEvent) =>
    !defaultPrevented && composer.current !== null && hasFiles(dataTransfer);
  return {
    isDragging,
    zone: {
      onDragOver(event: DragEvent) {
        if (!isOurs(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      },
      onDrop(event: DragEvent) {
        if (!isOurs(event)) return;
        event.preventDefault();
        composer.current?.addFiles(event.dataTransfer);
        showReply();
      },
    },
  };
}

function hasFiles(data: DataTransfer | null): boolean {
  return data?.types.includes("Files") === true;
}
