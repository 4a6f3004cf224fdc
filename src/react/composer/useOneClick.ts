import { useRef, type MouseEvent } from "react";
import { isElement } from "../dom/place.js";

/**
 * The second click of a double click belongs to what the first one hit. Where a banner moves the
 * form in between, it would land on a switch and turn a reply into a draft.
 */
export function useOneClick() {
  const first = useRef<Element | null>(null);
  return (event: MouseEvent<HTMLElement>) => {
    const control = isElement(event.target)
      ? event.target.closest("label, button, input, select, textarea, [contenteditable]")
      : null;
    if (event.detail <= 1) {
      first.current = control;
    } else if (control !== null && control !== first.current) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}
