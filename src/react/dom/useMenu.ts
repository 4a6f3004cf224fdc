import { useRef, type KeyboardEvent } from "react";
import { focusedNear } from "./place.js";
import { useBeforePaint } from "./useLatest.js";
import { usePopup } from "./usePopup.js";

/** A popup that is a menu, with the keys of one. Spread what it returns into the markup. */
export function useMenu() {
  const { isOpen, close, around, buttonProps, popupProps } = usePopup();
  const menu = useRef<HTMLDivElement>(null);

  const focusItem = (index: number) => {
    if (menu.current) itemsOf(menu.current).at(index)?.focus();
  };
  const wanted = useRef<number>(undefined);
  const open = (index: number) => {
    if (isOpen) return focusItem(index);
    wanted.current = index;
    buttonProps.onClick();
  };
  // The items are there only after a render. No timer: where the menu is in a window of its own, the
  // page's may be hidden, and its timers late.
  useBeforePaint(() => {
    if (isOpen && wanted.current !== undefined) focusItem(wanted.current);
    wanted.current = undefined;
  });
  return {
    isOpen,
    close,
    around,
    buttonProps: {
      ...buttonProps,
      "aria-haspopup": "menu" as const,
      onClick: () => (isOpen ? close() : open(0)),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
        event.preventDefault();
        open(event.key === "ArrowDown" ? 0 : -1);
      },
    },
    menuProps: {
      ...popupProps,
      ref: menu,
      role: "menu" as const,
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => answerMenuKey(event, close),
    },
  };
}

const itemsOf = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLElement>("[role=menuitem]")];

/** Arrow keys, Home, End and Escape in a menu; `event` is heard on the menu. Tab is the browser's. */
export function answerMenuKey(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const items = itemsOf(event.currentTarget);
  const focused = focusedNear(event.currentTarget);
  const at = items.findIndex((item) => item === focused);
  const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  const next = to[event.key];
  if (next !== undefined) items.at(next % items.length)?.focus();
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
