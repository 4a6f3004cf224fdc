import { useEffect, useRef, type KeyboardEvent } from "react";
import { otherField } from "../../domain/recipients/recipientFields.js";
import { useComposer } from "../context/composerContext.js";
import { copyNear } from "../dom/place.js";
import { answerMenuKey } from "../dom/useMenu.js";
import type { Chips } from "./useChips.js";
import type { RecipientList } from "./useRecipientList.js";

interface ChipMenuProps {
  list: RecipientList;
  chips: Chips;
  menu: NonNullable<Chips["menu"]>;
}

/** What can be done to chips, for agents who neither drag nor know the keys. */
export function ChipMenu({ list, chips, menu: { at, addresses } }: ChipMenuProps) {
  const { strings, addressFields, announce } = useComposer();
  const ref = useRef<HTMLDivElement>(null);
  // An effect, since only what is rendered can be placed and focused.
  useEffect(() => {
    const menu = ref.current;
    const around = menu?.offsetParent?.getBoundingClientRect();
    if (!menu || !around) return;
    const chip = at.getBoundingClientRect();
    const isRtl = getComputedStyle(menu).direction === "rtl";
    const start = isRtl ? around.right - chip.right : chip.left - around.left;
    menu.style.insetInlineStart = `${Math.max(0, Math.min(start, around.width - menu.offsetWidth))}px`;
    menu.style.insetBlockStart = `${chip.bottom - around.top + 4}px`;
    menu.querySelector("button")?.focus();
  }, [at]);

  const [first = "", ...others] = addresses;
  const index = chips.indexOf(at);
  const goBack = () => chips.focusNext(index);
  const goOn = () => chips.focusNext(others.length > 0 ? list.addresses.length : index);
  const copy = () =>
    copyNear(at, addresses.join(", ")).then(
      () => announce(strings.copied),
      () => announce(strings.copyFailed),
    );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "Tab") return answerMenuKey(event, goBack);
    goBack();
    event.preventDefault();
    event.stopPropagation();
  };
  const item = (label: string, act: () => void) => (
    <button type="button" role="menuitem" tabIndex={-1} className="rc-option" onClick={act}>
      {label}
    </button>
  );
  const target = otherField(list.name);
  return (
    <div
      ref={ref}
      role="menu"
      tabIndex={-1}
      className="rc-menu rc-chip-menu"
      aria-label={strings.recipientMenu(addresses)}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) chips.close();
      }}
    >
      {others.length === 0 && item(strings.recipientEdit, () => chips.edit(first))}
      {/* Never to a field that the host does not show. */}
      {addressFields.has(target) &&
        item(strings.recipientMove(strings[target]), () => {
          list.move(addresses);
          goOn();
        })}
      {item(strings.recipientCopy, () => {
        void copy();
        goBack();
      })}
      {item(strings.recipientRemove, () => {
        list.remove(addresses);
        goOn();
      })}
    </div>
  );
}
