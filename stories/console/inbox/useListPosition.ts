import { useEffect, useRef } from "react";
import type { RefObject } from "react";
import { useLocation } from "react-router";
import { pathOf, usePlace } from "../shell/places.js";

/** Keeps the open conversation in view in the list, and the focus at the one that was left. */
export function useListPosition(): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const { from } = usePlace();
  // The DOM decides what is in view.
  useEffect(() => {
    linkIn(ref.current, pathname)?.scrollIntoView({ block: "nearest" });
  }, [pathname]);
  // The focus too: what had it is gone with the conversation.
  useEffect(() => {
    if (from !== undefined) linkIn(ref.current, pathOf(from))?.focus();
  }, [from]);
  return ref;
}

function linkIn(list: HTMLElement | null, path: string): HTMLElement | null | undefined {
  return list?.querySelector<HTMLElement>(`[href="${CSS.escape(path)}"]`);
}
