import type { RefObject } from "react";
import { useBeforePaint } from "./useLatest.js";

/** Scrolls a list to what has the focus in it when it has grown around that: a long paste, an unfold. */
export function useFocusInView(
  inputRef: RefObject<HTMLInputElement | null>,
  count: number,
  isFolded: boolean,
): void {
  useBeforePaint(() => {
    const focused = document.activeElement;
    const box = inputRef.current?.parentElement;
    if (box?.contains(focused)) focused?.scrollIntoView({ block: "nearest" });
  }, [inputRef, count, isFolded]);
}
