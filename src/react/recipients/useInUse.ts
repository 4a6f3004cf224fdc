import { useEffect, useRef, useState, type FocusEvent } from "react";
import { useComposer } from "../context/composerContext.js";
import type { AddressName } from "../context/focusFirst.js";
import { hasFocus } from "../dom/place.js";
import { useCommitOnBlur } from "../dom/useCommitOnBlur.js";
import { useBeforePaint } from "../dom/useLatest.js";

/**
 * Whether an address field is in use: it was asked for, or has the focus. One that is not in use may
 * render a button in the place of its input.
 */
export function useInUse(name: AddressName) {
  const { addressFields } = useComposer();
  const [isInUse, setInUse] = useState(false);
  const ref = useRef<HTMLDivElement>(null);
  const inputRef = useRef<HTMLInputElement>(null);
  const buttonRef = useRef<HTMLButtonElement>(null);
  const wantsFocus = useRef(false);
  const isInputFocused = useRef(false);
  const blur = useCommitOnBlur(() => {
    if (!hasFocus(ref.current)) setInUse(false);
  });

  const [actions] = useState(() => ({
    begin: () => setInUse(true),
    /** Focuses the input, which is rendered for that where it was not. */
    focus: () => {
      setInUse(true);
      if (inputRef.current) inputRef.current.focus();
      else wantsFocus.current = true;
    },
    /** Focuses what stands in the input's place after the next render. */
    end: () => {
      setInUse(false);
      wantsFocus.current = true;
    },
  }));
  useBeforePaint(() => {
    // A problem may keep the input for longer than the field is in use.
    if (!inputRef.current && isInputFocused.current) wantsFocus.current = true;
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    isInputFocused.current = inputRef.current !== null;
    (inputRef.current ?? buttonRef.current)?.focus();
  });
  // An effect, since other parts focus the field, and look whether the host shows it.
  useEffect(() => {
    addressFields.set(name, { focus: actions.focus });
    return () => {
      addressFields.delete(name);
    };
  }, [addressFields, name, actions]);

  return {
    ...actions,
    isInUse,
    inputRef,
    buttonRef,
    /** For the field's element. */
    field: {
      ref,
      onFocus: (event: FocusEvent) => {
        isInputFocused.current = event.target === inputRef.current;
        blur.onFocus(event);
      },
      onBlur: (event: FocusEvent) => {
        isInputFocused.current = false;
        // Where the focus stays inside, a chip must not go from under its own menu.
        if (!ref.current?.contains(event.relatedTarget)) blur.onBlur(event);
      },
    },
  };
}
