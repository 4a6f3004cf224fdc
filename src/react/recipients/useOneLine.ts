import { useState, type RefObject } from "react";
import { useBeforePaint } from "../dom/useLatest.js";

/** How many items of a list that shows one line alone are outside of it. */
export function useOneLine(
  listRef: RefObject<HTMLElement | null>,
  isOneLine: boolean,
  count: number,
): number {
  const [hidden, setHidden] = useState(0);
  useBeforePaint(() => {
    const list = listRef.current;
    if (!list || !isOneLine) return setHidden(0);
    const { style, children, parentElement: around } = list;
    const measure = () => {
      style.inlineSize = "";
      const boxes = Array.from(children, (item) => item.getBoundingClientRect());
      const [first] = boxes;
      const shown = boxes.findIndex(({ top }) => top > (first?.top ?? 0));
      setHidden(shown < 0 ? 0 : count - shown);
      const last = boxes[shown - 1];
      // No wider than what it shows: the count follows at once.
      if (first && last) {
        const end = Math.max(last.right - first.left, first.right - last.left);
        style.inlineSize = `${Math.ceil(end)}px`;
      }
    };
    // The count takes room itself: measured again with it, before a paint.
    measure();
    // A DOM without layout, as in a host's tests, has no observer either.
    const observer =
      typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver(measure);
    if (around) observer?.observe(around);
    return () => {
      observer?.disconnect();
      style.inlineSize = "";
    };
  }, [listRef, isOneLine, count, hidden]);
  return hidden;
}
