import type { RefObject } from "react";
import { useBeforePaint } from "./useLatest.js";

/** Scrolls a list to its input when it has grown under it, say by a long paste. */
export function useInputInView(inputRef: RefObject<HTMLInputElement | null>, count: number): void {
  useBeforePaint(() => {
    const input = inputRef.current;
    const box = input?.parentElement;
    if (input === document.activeElement) box?.scrollTo(0, box.scrollHeight);
  }, [inputRef, count]);
}
