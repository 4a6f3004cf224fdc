import { useState, type DragEvent } from "react";
import type { CopyField } from "../../domain/recipients/recipientFields.js";
import type { Session } from "../../session/session.js";
import { useComposer } from "./composerContext.js";
import { isElement } from "../dom/place.js";

export interface HeldChips {
  from: CopyField;
  addresses: readonly string[];
}

/** What is being dragged, by composer: chips of one must not move into another's reply. */
export const draggedChips = /* @__PURE__ */ new WeakMap<Session, HeldChips>();

/**
 * A field into which people can be dropped: text from elsewhere, and chips of this composer where
 * `takes` says so. Files pass on to the form.
 */
export function usePeopleDrop(
  takes: (chips: HeldChips) => boolean,
  drop: (text: string, chips: HeldChips | undefined) => void,
) {
  const { session } = useComposer();
  const [isOver, setIsOver] = useState(false);
  const isTaken = ({ types }: DataTransfer) => {
    const chips = draggedChips.get(session);
    return chips ? takes(chips) : types.includes("text/plain") && !types.includes("Files");
  };
  return {
    isOver,
    target: {
      onDragOver: (event: DragEvent) => {
        const { dataTransfer } = event;
        if (!isTaken(dataTransfer)) return;
        event.preventDefault();
        event.stopPropagation();
        dataTransfer.dropEffect = draggedChips.has(session) ? "move" : "copy";
        setIsOver(true);
      },
      onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
        const isInside = isElement(relatedTarget) && currentTarget.contains(relatedTarget);
        if (!isInside) setIsOver(false);
      },
      onDrop: (event: DragEvent) => {
        const { dataTransfer } = event;
        setIsOver(false);
        if (!isTaken(dataTransfer)) return;
        event.preventDefault();
        event.stopPropagation();
        drop(dataTransfer.getData("text/plain"), draggedChips.get(session));
        draggedChips.delete(session);
      },
    },
  };
}
