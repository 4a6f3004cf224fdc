import { useEffect, useRef } from "react";
import type { ReplyText } from "../context/replyText.js";
import { closeModal } from "../dom/modal.js";
import { rootOf } from "../dom/place.js";

/**
 * Makes the form inert while another tab edits the reply, except for the text, which can be read and
 * copied, and the banners.
 */
export function useInertElsewhere(replyText: ReplyText, isElsewhere: boolean): void {
  const inert = useRef<Element[]>([]);
  // An effect after every render, since a host arranges the parts, and may add some.
  useEffect(() => {
    const root = rootOf(replyText.element());
    const open = isElsewhere
      ? root?.querySelectorAll<HTMLDialogElement>("dialog[open]")
      : undefined;
    for (const dialog of open ?? []) {
      // A dialog that is inert and modal would leave nothing in the page that can be reached.
      dialog.dispatchEvent(new Event("cancel", { cancelable: true }));
      closeModal(dialog);
    }
    for (const element of inert.current) element.toggleAttribute("inert", false);
    inert.current = root && isElsewhere ? changeable(root) : [];
    for (const element of inert.current) element.toggleAttribute("inert", true);
  });
}

/** The outermost elements in `parent` that hold neither the text nor a banner. */
function changeable(parent: Element): Element[] {
  return [...parent.children].flatMap((child) => {
    if (child.matches(".rc-text, [data-banner], [aria-live]")) return [];
    return child.querySelector(".rc-text, [data-banner]") ? changeable(child) : [child];
  });
}
