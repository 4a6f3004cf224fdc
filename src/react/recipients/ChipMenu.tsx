import { useEffect, useRef, type KeyboardEvent } from "react";
import { useComposer } from "../context/composerContext.js";
import { answerMenuKey } from "../dom/useMenu.js";

export interface ChipAction {
  label: string;
  act: () => void;
}

interface ChipMenuProps {
  /** The chip that it belongs to. */
  at: HTMLElement;
  addresses: readonly string[];
  actions: readonly ChipAction[];
  /** `isBack` where the focus belongs to the chip again. */
  onClose: (isBack: boolean) => void;
}

/** What can be done to chips, for those who neither drag nor know the keys. */
export function ChipMenu({ at, addresses, actions, onClose }: ChipMenuProps) {
  const { strings } = useComposer();
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

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const goBack = () => onClose(true);
    if (event.key !== "Tab") return answerMenuKey(event, goBack);
    goBack();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={ref}
      role="menu"
      tabIndex={-1}
      className="rc-menu rc-chip-menu"
      aria-label={strings.recipientMenu(addresses)}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onClose(false);
      }}
    >
      {actions.map(({ label, act }) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="rc-option"
          onClick={act}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
