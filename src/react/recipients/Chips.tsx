import type { ComponentPropsWithoutRef, RefObject } from "react";
import { useComposer } from "../context/composerContext.js";
import type { Chips as ChipsModel } from "./useChips.js";
import { useRefusedAddresses } from "../context/useFieldProblem.js";
import type { RecipientList } from "./useRecipientList.js";
import { Chip } from "./Chip.js";
import { ChipEditor } from "./ChipEditor.js";
import { useShown } from "./useShown.js";

interface ChipsProps extends ComponentPropsWithoutRef<"ul"> {
  list: RecipientList;
  chips: ChipsModel;
  listRef: RefObject<HTMLUListElement | null>;
  isFolded: boolean;
  /** The field's id; the words about its chips have ids made of it. */
  id: string;
}

/** The addresses of a field, one item each. */
export function Chips({ list, chips, listRef, isFolded, id, ...on }: ChipsProps) {
  const { strings } = useComposer();
  const shown = useShown(list.addresses, listRef, isFolded);
  const wrong = new Set([...list.wrong, ...useRefusedAddresses(list.name)]);
  const unusual = new Set(list.unusual);
  return (
    // Safari takes the role from a list without bullets.
    <ul
      {...on}
      role="list"
      className="rc-chips"
      aria-label={strings.recipientsOf(list.label)}
      ref={listRef}
    >
      {shown.map((address, index) =>
        address === chips.editing ? (
          <ChipEditor
            key={address}
            field={list.name}
            address={address}
            onEnd={(text, isDone) => {
              list.replace(address, text);
              if (isDone) chips.focusNext(index);
              else chips.close();
            }}
          />
        ) : (
          <Chip
            key={address}
            address={address}
            problemId={wrong.has(address) ? `${id}-problem` : undefined}
            warningId={unusual.has(address) ? `${id}-warning` : undefined}
            isSelected={chips.selected.has(address)}
            isStop={address === chips.stop}
          />
        ),
      )}
    </ul>
  );
}
