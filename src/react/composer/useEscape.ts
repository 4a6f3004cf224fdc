import { useEffect, type RefObject } from "react";
import { focusedNear, hasFocus, windowOf } from "../dom/place.js";

/**
 * Marks an Escape that closes something of the composer's as used, before anybody hears of it: a
 * library may listen on the document, and close the dialog around the composer instead. Any other
 * Escape is the host's.
 */
export function useEscape(rootRef: RefObject<HTMLElement | null>): void {
  // An effect, since only a window gets a key before its document does.
  useEffect(() => {
    const root = rootRef.current;
    const mark = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.isComposing || !root || !hasFocus(root)) return;
      // Not the event's target, which is but the host of a shadow tree.
      const focused = focusedNear(root);
      if (focused && hasSomethingOpen(root, focused)) event.preventDefault();
    };
    const around = windowOf(root);
    around.addEventListener("keydown", mark, true);
    return () => around.removeEventListener("keydown", mark, true);
  }, [rootRef]);
}

function hasSomethingOpen(root: HTMLElement, target: Element): boolean {
  const own = target.closest("dialog, [role=menu], .rc-chip, [data-escape]");
  const list = target.closest(".rc-control")?.querySelector(".rc-menu:not([hidden])");
  return (own !== null && root.contains(own)) || !!list;
}
