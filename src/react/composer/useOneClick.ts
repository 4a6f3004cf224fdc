import { useRef, type MouseEvent } from "react";
import { isElement } from "../dom/place.js";

/**
 * The second click of a double click belongs to what the first one hit. Where a banner moves the
 * form in between, it would land on a switch and turn a reply into a draft.
 */
export function useOneClick() {
  const first = useRef<Element | null | false>(null);
  return (event: MouseEvent<HTMLElement>) => {
    const control =
      isElement(event.target) &&
      event.target.closest("label, button, input, select, textarea, [contenteditable]");
    if (event.detail <= 1) {
      first.current = control;
    } else if (control && control !== first.current) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}
