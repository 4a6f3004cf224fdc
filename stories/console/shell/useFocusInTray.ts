import { useEffect, useRef } from "react";
import type { RefObject } from "react";

/** Keeps the focus when an action takes its own button away: in the tray, or, once that is empty, in what is open. */
export function useFocusInTray(tray: RefObject<HTMLElement | null>): { onFocus: () => void } {
  const hadFocus = useRef(false);
  // An effect after every render: only then is it known what went away.
  useEffect(() => {
    const { activeElement } = document;
    const isLost = activeElement === null || activeElement === document.body;
    if (hadFocus.current && isLost) (tray.current ?? document.getElementById("main"))?.focus();
    hadFocus.current = tray.current?.contains(document.activeElement) ?? false;
  });
  return {
    onFocus: () => {
      hadFocus.current = true;
    },
  };
}
