import { useState, type DragEvent } from "react";
import { otherField, type CopyField } from "../domain/recipientFields.js";
import type { Session } from "../sending/session.js";
import { useComposer } from "./composerContext.js";
import { isElement } from "./place.js";
import type { Chips } from "./useChips.js";
import type { RecipientList } from "./useRecipientList.js";

/** What is being dragged, by composer: chips of one must not land in another's reply. */
const dragged = new WeakMap<Session, { from: CopyField; addresses: readonly string[] }>();

/** Chips dragged out of a field, and chips or text dropped into it. Files pass on to the form. */
export function useChipDrag(list: RecipientList, chips: Chips) {
  const { session } = useComposer();
  const [isOver, setIsOver] = useState(false);

  /** What can be dropped here: the other field's chips, or addresses from elsewhere. */
  const offered = ({ dataTransfer }: DragEvent) => {
    const chipsHeld = dragged.get(session);
    if (chipsHeld) return chipsHeld.from === otherField(list.name) ? "chips" : undefined;
    const { types } = dataTransfer;
    return types.includes("text/plain") && !types.includes("Files") ? "text" : undefined;
  };

  return {
    isOver,
    source: {
      onDragStart: (event: DragEvent) => {
        const address = list.addresses[chips.indexOf(event.target)];
        if (address === undefined) return;
        const addresses = chips.acting(address);
        dragged.set(session, { from: list.name, addresses });
        event.dataTransfer.setData("text/plain", addresses.join(", "));
        event.dataTransfer.effectAllowed = "copyMove";
      },
      onDragEnd: () => dragged.delete(session),
    },
    target: {
      onDragOver: (event: DragEvent) => {
        const what = offered(event);
        if (!what) return;
        event.preventDefault();
        event.stopPropagation();
        event.dataTransfer.dropEffect = what === "chips" ? "move" : "copy";
        setIsOver(true);
      },
      onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
        const isInside = isElement(relatedTarget) && currentTarget.contains(relatedTarget);
        if (!isInside) setIsOver(false);
      },
      onDrop: (event: DragEvent) => {
        setIsOver(false);
        const what = offered(event);
        if (!what) return;
        event.preventDefault();
        event.stopPropagation();
        if (what === "text") list.add(event.dataTransfer.getData("text/plain"));
        else list.take(dragged.get(session)?.addresses ?? []);
        dragged.delete(session);
      },
    },
  };
}
