import { useEffect, useState, type RefObject } from "react";
import { focusedNear } from "../dom/place.js";
import { useBeforePaint } from "../dom/useLatest.js";

/** So many more chips come at once, and the next after them: laying out hundreds holds the page. */
const maxAtOnce = 50;

/**
 * The addresses of a list that are shown by now. Scrolls to what has the focus beside or among them
 * when they have grown around that: a long paste, an unfold.
 */
export function useShown(
  addresses: readonly string[],
  listRef: RefObject<HTMLElement | null>,
  isFolded: boolean,
): readonly string[] {
  const [count, setCount] = useState(maxAtOnce);
  const shown = addresses.slice(0, count);
  const isPart = count < addresses.length;
  // An effect, since nothing else says that a part is shown; the next one has a task of its own.
  useEffect(() => {
    if (isPart) setTimeout(setCount, 0, count + maxAtOnce);
  }, [isPart, count]);
  useBeforePaint(() => {
    const { current: list } = listRef;
    const focused = focusedNear(list);
    // jsdom, in which hosts run their tests, lays nothing out and scrolls nothing.
    if (list?.parentElement?.contains(focused)) focused?.scrollIntoView?.({ block: "nearest" });
  }, [listRef, shown.length, isFolded]);
  return shown;
}
