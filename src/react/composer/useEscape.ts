import { useEffect, type RefObject } from "react";
import { listen } from "../../async/listen.js";
import { focusedNear, hasFocus, windowOf } from "../dom/place.js";

/**
 * Prevents the default of an Escape that closes something in the composer, before any listener of
 * the host runs: a library may listen on the document, and would close the dialog around the
 * composer instead. Every other Escape is the host's.
 */
export function useEscape(rootRef: RefObject<HTMLElement | null>): void {
  // An effect, since only a window gets a key before its document does.
  useEffect(() => {
    const root = rootRef.current;
    const mark = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.isComposing || !root || !hasFocus(root)) return;
      // Not the event's target: outside of a shadow tree that is only the tree's host.
      const focused = focusedNear(root);
      if (focused && hasSomethingOpen(root, focused)) event.preventDefault();
    };
    return listen(windowOf(root), ["keydown"], mark, true);
  }, [rootRef]);
}

function hasSomethingOpen(root: HTMLElement, target: Element): boolean {
  const own = target.closest("dialog, [role=menu], .rc-chip, [data-escape]");
  const list = target.closest(".rc-control")?.querySelector(".rc-menu:not([hidden])");
  return root.contains(own) || !!list;
}
