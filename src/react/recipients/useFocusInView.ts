import type { RefObject } from "react";
import { focusedNear } from "../dom/place.js";
import { useBeforePaint } from "../dom/useLatest.js";

/** Scrolls a list to what has the focus in it when it has grown around that: a long paste, an unfold. */
export function useFocusInView(
  inputRef: RefObject<HTMLInputElement | null>,
  count: number,
  isFolded: boolean,
): void {
  useBeforePaint(() => {
    const focused = focusedNear(inputRef.current);
    const box = inputRef.current?.parentElement;
    // jsdom, in which hosts run their tests, lays nothing out and scrolls nothing.
    if (!focused || !box?.contains(focused) || !("scrollIntoView" in focused)) return;
    focused.scrollIntoView({ block: "nearest" });
  }, [inputRef, count, isFolded]);
}
