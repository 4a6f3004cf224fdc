import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { isComposing } from "./isComposing.js";
import { isElement } from "./place.js";

/**
 * What a button shows beside itself, until Escape, or until something else in the page is pressed or
 * takes the focus. Give `around` to the element that holds both.
 */
export function usePopup() {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const holder = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // An effect, since what is pressed elsewhere need not take the focus.
  useEffect(() => {
    const { current } = holder;
    if (!isOpen || !current) return;
    const leave = (event: Event) => {
      // Not the event's target, which is but the host of a shadow tree.
      const [target] = event.composedPath();
      if (isElement(target) && !current.contains(target)) setOpen(false);
    };
    const listening = new AbortController();
    const { signal } = listening;
    for (const type of ["pointerdown", "focusin"]) {
      current.ownerDocument.addEventListener(type, leave, { capture: true, signal });
    }
    return () => listening.abort();
  }, [isOpen]);
  const close = () => {
    button.current?.focus();
    setOpen(false);
  };
  return {
    isOpen,
    close,
    around: {
      ref: holder,
      // So that the Escape is not the host's.
      "data-escape": isOpen || undefined,
      onKeyDown: (event: KeyboardEvent) => {
        if (!isOpen || event.key !== "Escape" || isComposing(event)) return;
        event.preventDefault();
        event.stopPropagation();
        close();
      },
    },
    buttonProps: {
      ref: button,
      "aria-expanded": isOpen,
      "aria-controls": isOpen ? id : undefined,
      onClick: () => setOpen(!isOpen),
    },
    popupProps: { id, className: "rc-popup" },
  };
}
