import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { endAll, listen } from "../../async/listen.js";
import { isComposing } from "./isComposing.js";
import { isElement, windowOf } from "./place.js";

/** Takes a phone's Back before the page is left by it. Firefox and Safari have none. */
interface WithCloseWatcher {
  CloseWatcher?: new () => { onclose: () => void; destroy: () => void };
}

/**
 * A button and what it shows beside itself, until Escape, a phone's Back, or until something else in the
 * page is pressed or gets the focus. Spread `around` into the element that holds both.
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
      // Not the event's target: outside of a shadow tree that is only the tree's host.
      const [target] = event.composedPath();
      const popup = current.querySelector(".rc-popup");
      // Without a box it is a part of a larger one, with what else `around` holds.
      const own = popup?.getClientRects().length ? [popup, button.current] : [current];
      if (isElement(target) && !own.some((one) => one?.contains(target))) setOpen(false);
    };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- not in the library's types yet
    const { CloseWatcher } = windowOf(current) as WithCloseWatcher;
    const watcher = CloseWatcher && new CloseWatcher();
    if (watcher) {
      watcher.onclose = () => {
        button.current?.focus();
        setOpen(false);
      };
    }
    return endAll(listen(current.ownerDocument, ["pointerdown", "focusin"], leave, true), () =>
      watcher?.destroy(),
    );
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
      // Read by `useEscape`.
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
