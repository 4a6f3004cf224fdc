import { useRef, useState, type FocusEvent } from "react";
import { hasFocus } from "../dom/place.js";
import { useCommitOnBlur } from "../dom/useCommitOnBlur.js";

/** Beyond these an unfocused field shows the first two and a count. */
const maxUnfolded = 8;

/** Whether a field shows its addresses in short, and what tells that by the focus. */
export function useFold(count: number) {
  const [isFocused, setIsFocused] = useState(false);
  const ref = useRef<HTMLDivElement>(null);
  const focus = useCommitOnBlur(() => {
    if (!hasFocus(ref.current)) setIsFocused(false);
  });
  return {
    ref,
    isFolded: !isFocused && count > maxUnfolded,
    handlers: {
      onFocus: focus.onFocus,
      onBlur: (event: FocusEvent) => {
        // A chip must not go from under its own menu.
        if (!ref.current?.contains(event.relatedTarget)) focus.onBlur(event);
      },
    },
    /** For the part around the addresses alone: a button beside them must not move under its click. */
    unfold: () => setIsFocused(true),
  };
}
