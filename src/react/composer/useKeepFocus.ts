import { useEffect, useRef, type FocusEvent } from "react";
import type { Sender } from "../../sending/sender.js";
import type { ReplyText } from "../context/replyText.js";
import { focusedNear } from "../dom/place.js";
import { useStore } from "../dom/useStore.js";

/**
 * Moves the focus to the text when the element that has it is removed or disabled (a banner's
 * button, Cancel, a locked Send): it would fall to the page, and keys would reach nothing.
 */
export function useKeepFocus(
  { editor, element }: ReplyText,
  { subscribe, getSnapshot }: Pick<Sender, "subscribe" | "getSnapshot">,
) {
  const isInside = useRef(false);
  // Renders whenever a banner's buttons may change, but not on every report of progress.
  const shown = () => {
    const state = getSnapshot();
    return state.status === "failed" ? state : state.status;
  };
  useStore(subscribe, shown);
  const keep = () => {
    const current = element();
    if (!isInside.current || !current) return;
    const isLost = focusedNear(current)?.matches("body, button:disabled") ?? true;
    if (isLost) editor()?.focus();
  };
  // An effect after every render: only then is it known which elements are gone.
  useEffect(keep);
  return {
    onFocus: () => {
      isInside.current = true;
    },
    // Fires where the agent moves on, which leaves the form; in some browsers also for an element that
    // is removed or disabled, which does not.
    onBlur: (event: FocusEvent<HTMLElement>) => {
      const wentAway = !event.target.isConnected || event.target.matches(":disabled");
      if (!wentAway) isInside.current = event.currentTarget.contains(event.relatedTarget);
      // A field that commits what was typed may take away what the focus is on its way to.
      if (isInside.current) setTimeout(keep);
    },
  };
}
