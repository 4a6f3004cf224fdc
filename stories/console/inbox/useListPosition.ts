import { useEffect, useRef } from "react";
import type { RefObject } from "react";
import { NavigationType, useLocation, useNavigationType } from "react-router";
import { isFocusLost } from "../shell/isFocusLost.js";
import { pathOf, usePlace } from "../shell/places.js";

/**
 * Keeps the open conversation in view in the list, and the focus at the one to answer next, or that was
 * left.
 */
export function useListPosition(): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const { from, next = from } = usePlace();
  const isPopped = useNavigationType() === NavigationType.Pop;
  const before = useRef(pathname);
  // The DOM decides what is in view.
  useEffect(() => {
    linkIn(ref.current, pathname)?.scrollIntoView({ block: "nearest" });
  }, [pathname]);
  // The focus too: what had it is gone with the conversation.
  useEffect(() => {
    if (next !== undefined) linkIn(ref.current, pathOf(next))?.focus();
  }, [next]);
  // After the browser's own way back too, which leaves the focus nowhere: on a small screen in what is
  // open, as the list is hidden.
  useEffect(() => {
    const left = before.current;
    before.current = pathname;
    if (left === pathname || !isPopped || !isFocusLost()) return;
    const link = linkIn(ref.current, pathname) ?? linkIn(ref.current, left);
    (link?.checkVisibility() ? link : document.getElementById("main"))?.focus();
  }, [pathname, isPopped]);
  return ref;
}

function linkIn(list: HTMLElement | null, path: string): HTMLElement | null | undefined {
  return list?.querySelector<HTMLElement>(`[href="${CSS.escape(path)}"]`);
}
