import type { DragEvent } from "react";
import { otherField } from "../../domain/recipients/recipientFields.js";
import { useComposer } from "../context/composerContext.js";
import type { Chips } from "./useChips.js";
import { draggedChips, usePeopleDrop } from "../context/usePeopleDrop.js";
import type { RecipientList } from "./useRecipientList.js";

/** Chips dragged out of a field, and chips or text dropped into it. */
export function useChipDrag(list: RecipientList, chips: Chips) {
  const { session } = useComposer();
  const drop = usePeopleDrop(
    ({ from }) => from === otherField(list.name),
    (text, held) => (held ? list.take(held.addresses) : list.add(text)),
  );
  return {
    ...drop,
    source: {
      onDragStart: (event: DragEvent) => {
        const address = list.addresses[chips.indexOf(event.target)];
        if (address === undefined) return;
        const addresses = chips.acting(address);
        draggedChips.set(session, { from: list.name, addresses });
        event.dataTransfer.setData("text/plain", addresses.join(", "));
        event.dataTransfer.effectAllowed = "copyMove";
      },
      onDragEnd: () => draggedChips.delete(session),
    },
  };
}
