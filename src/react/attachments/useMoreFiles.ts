import { useEffect, useState, type RefObject } from "react";
import type { Attachment } from "../../attachments/attachment.js";

/**
 * How many files stand below what the closed list shows. They are in the page all the same: Tab, a
 * wheel and a screen reader reach them.
 */
export function useMoreFiles(list: RefObject<HTMLElement | null>, files: readonly Attachment[]) {
  const [hidden, setHidden] = useState(0);
  const [isOpen, setOpen] = useState(false);
  if (isOpen && files.length === 0) setOpen(false);
  const ids = files.map(({ id }) => id).join();
  // An effect, since only the browser knows how many files fit into a row. It tells after the layout,
  // in a task of its own: an observer of sizes would render within the layout, which is an error
  // that the page's own handlers are told of.
  useEffect(() => {
    const { current: root } = list;
    // Not in jsdom, in which hosts run their tests.
    if (!root || ids === "" || typeof IntersectionObserver === "undefined") return;
    const observer = new IntersectionObserver(() => setHidden(below(root).length), { root });
    for (const item of root.children) observer.observe(item);
    return () => observer.disconnect();
  }, [list, ids]);
  return {
    more: files.length === 0 ? 0 : hidden,
    isOpen,
    /** Shows more rows, with the focus on the first file that was hidden, or fewer again. */
    toggle: () => {
      const [first] = list.current ? below(list.current) : [];
      setOpen(!isOpen);
      if (!isOpen) first?.querySelector("button")?.focus();
    },
  };
}

function below(list: HTMLElement): HTMLElement[] {
  const items = [...list.querySelectorAll<HTMLElement>(":scope > li")];
  return items.filter(({ offsetTop }) => offsetTop >= list.clientHeight);
}
