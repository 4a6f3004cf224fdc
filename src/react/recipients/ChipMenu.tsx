import { useEffect, useRef, type KeyboardEvent } from "react";
import type { ComposerContext } from "../context/composerContext.js";
import type { copyNear } from "../dom/place.js";
import type { answerMenuKey } from "../dom/useMenu.js";
import type { Chips } from "./useChips.js";
import type { RecipientList } from "./useRecipientList.js";

interface ChipMenuProps {
  list: RecipientList;
  chips: Chips;
  menu: NonNullable<Chips["menu"]>;
  context: ComposerContext;
  copyNear: typeof copyNear;
  answerMenuKey: typeof answerMenuKey;
}

/**
 * What can be done to chips, for agents who neither drag nor know the keys. It imports nothing that is
 * loaded at first; see `RareOptions`.
 */
export function ChipMenu(props: ChipMenuProps) {
  const { list, chips } = props;
  const { strings, announce, addressFields } = props.context;
  const { at, addresses } = props.menu;
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
    props.copyNear(at, addresses.join(", ")).then(
      () => announce(strings.copied),
      () => announce(strings.copyFailed),
    );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "Tab") return props.answerMenuKey(event, goBack);
    goBack();
    event.preventDefault();
    event.stopPropagation();
  };
  const target = list.name === "cc" ? "bcc" : "cc";
  const item = (label: string, act: () => void) => (
    <button type="button" role="menuitem" tabIndex={-1} className="rc-option" onClick={act}>
      {label}
    </button>
  );
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
