import type { ComponentPropsWithoutRef, RefObject } from "react";
import { otherField } from "../../domain/recipients/recipientFields.js";
import { useComposer } from "../context/composerContext.js";
import type { Chips as ChipsModel } from "./useChips.js";
import { useRefusedAddresses } from "../context/useFieldProblem.js";
import { copyNear } from "../dom/place.js";
import type { RecipientList } from "./useRecipientList.js";
import { Chip } from "./Chip.js";
import { ChipEditor } from "./ChipEditor.js";
import { ChipMenu, type ChipAction } from "./ChipMenu.js";

interface ChipsProps extends ComponentPropsWithoutRef<"ul"> {
  list: RecipientList;
  chips: ChipsModel;
  listRef: RefObject<HTMLUListElement | null>;
  /** The field's, of what is said about its chips. */
  id: string;
}

/** A field's addresses, one item each, also where they are folded away for the eye. */
export function Chips({ list, chips, listRef, id, ...on }: ChipsProps) {
  const { strings } = useComposer();
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
      {list.addresses.map((address, index) =>
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

/** Renders nothing until a chip opens it. */
export function ChipsMenu({ list, chips }: Pick<ChipsProps, "list" | "chips">) {
  const { strings, copyFields, announce } = useComposer();
  if (!chips.menu) return null;
  const { at, addresses } = chips.menu;
  const [first = ""] = addresses;
  const index = chips.indexOf(at);
  const target = otherField(list.name);
  const after = (act: () => void) => () => {
    act();
    chips.focusNext(addresses.length > 1 ? list.addresses.length : index);
  };
  const actions: (ChipAction | false)[] = [
    addresses.length === 1 && {
      label: strings.recipientEdit,
      act: () => chips.edit(first),
    },
    // Never to where nobody sees them.
    copyFields.has(target) && {
      label: strings.recipientMove(strings[target]),
      act: after(() => list.move(addresses)),
    },
    {
      label: strings.recipientCopy,
      act: () => {
        copyNear(at, addresses.join(", ")).then(
          () => announce(strings.copied),
          () => announce(strings.copyFailed),
        );
        chips.focusNext(index);
      },
    },
    { label: strings.recipientRemove, act: after(() => list.remove(addresses)) },
  ];
  return (
    <ChipMenu
      at={at}
      addresses={addresses}
      actions={actions.filter((action) => action !== false)}
      onClose={(isBack) => (isBack ? chips.focusNext(index) : chips.close())}
    />
  );
}
