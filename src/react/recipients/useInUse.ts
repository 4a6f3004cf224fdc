import { useEffect, useRef, useState, type FocusEvent } from "react";
import { useComposer } from "../context/composerContext.js";
import type { AddressName } from "../context/focusFirst.js";
import { hasFocus } from "../dom/place.js";
import { useCommitOnBlur } from "../dom/useCommitOnBlur.js";
import { useIsHydrating } from "../dom/useIsHydrating.js";
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
  /** Focuses after a render the input, or what stands in its place. */
  const wanted = useRef<"input" | "either">(undefined);
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
      else wanted.current = "input";
    },
    /** Focuses what stands in the input's place after the next render. */
    end: () => {
      setInUse(false);
      wanted.current = "either";
    },
  }));
  const hydratingRef = useIsHydrating();
  useBeforePaint(() => {
    // In a server's markup a press does nothing but give the button the focus.
    if (hydratingRef.current && buttonRef.current?.matches(":focus")) actions.focus();
    hydratingRef.current = false;
    // A problem may keep the input for longer than the field is in use.
    if (!inputRef.current && isInputFocused.current) wanted.current = "either";
    const element = inputRef.current ?? (wanted.current === "either" ? buttonRef.current : null);
    if (!wanted.current || !element) return;
    wanted.current = undefined;
    isInputFocused.current = element === inputRef.current;
    element.focus();
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
