import { useEffect, useState, type RefObject } from "react";

/**
 * How many files stand below what the closed list shows. They are in the page all the same: Tab, a
 * wheel and a screen reader reach them.
 */
export function useMoreFiles(list: RefObject<HTMLElement | null>, count: number) {
  const [hidden, setHidden] = useState(0);
  const [isOpen, setOpen] = useState(false);
  if (isOpen && count === 0) setOpen(false);
  // An effect, since only the browser knows how many files fit into a row; after each render, since
  // each may show them wider.
  useEffect(() => {
    const { current } = list;
    // Not in jsdom, in which hosts run their tests.
    if (!current || typeof ResizeObserver === "undefined") return;
    // It calls once as it begins, and after the layout: asking before would lay the page out for it.
    const observer = new ResizeObserver(() => setHidden(below(current).length));
    observer.observe(current);
    return () => observer.disconnect();
  });
  return {
    more: isOpen ? 0 : hidden,
    isOpen,
    /** Shows more rows. The button goes away, and the focus goes to the first file that was hidden. */
    open: () => {
      const [first] = list.current ? below(list.current) : [];
      setOpen(true);
      first?.querySelector("button")?.focus();
    },
  };
}

function below(list: HTMLElement): HTMLElement[] {
  const items = [...list.querySelectorAll<HTMLElement>(":scope > li")];
  return items.filter(({ offsetTop }) => offsetTop >= list.clientHeight);
}
