import { useEffect, type RefObject } from "react";
import { closeModal } from "../dom/modal.js";
import { rootOf } from "../dom/place.js";

/**
 * While another tab edits the reply nothing here can be changed: but for the text, which can be read
 * and copied, and for the banners.
 */
export function useInertElsewhere(
  textRef: RefObject<HTMLTextAreaElement | null>,
  isElsewhere: boolean,
): void {
  // An effect after every render, since a host arranges the parts, and may add some.
  useEffect(() => {
    const { current } = textRef;
    const root = rootOf(current);
    const open = isElsewhere ? root?.querySelectorAll("dialog") : undefined;
    for (const dialog of open ?? []) {
      if (!dialog.open) continue;
      // Inert as the rest, and modal: nothing in the page could be reached.
      dialog.dispatchEvent(new Event("cancel", { cancelable: true }));
      closeModal(dialog);
    }
    for (const child of root?.children ?? []) {
      const isReadable = child.contains(current) || child.matches("[data-banner], [aria-live]");
      const isInert = isElsewhere && !isReadable && !child.querySelector("[data-banner]");
      child.toggleAttribute("inert", isInert);
    }
  });
}
