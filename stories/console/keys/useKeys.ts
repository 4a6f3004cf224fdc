import { useEffect, useRef } from "react";
import { isBehindDialog } from "../isBehindDialog.js";
import { useSettings } from "../settings/settings.js";

/** What keys do: `j`, `?`, or `mod+shift+c`, with Ctrl or ⌘. */
export type Keys = Readonly<Record<string, () => void>>;

/** Keys for the whole page; those of one letter not while something is typed or chosen. */
export function useKeys(keys: Keys): void {
  const { hasKeys } = useSettings();
  const latest = useRef(keys);
  // An effect on the window, so that whoever has the focus has been asked before.
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { defaultPrevented, altKey, isComposing } = event;
      if (defaultPrevented || altKey || isComposing || isBehindDialog()) return;
      const name = nameOf(event);
      const act = latest.current[name];
      const isLetter = name.length === 1;
      if (act === undefined || (isLetter && (!hasKeys || takesLetters(event)))) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [hasKeys]);
}

function nameOf({ key, code, ctrlKey, metaKey, shiftKey }: KeyboardEvent): string {
  if (key === "?") return key;
  // By its place on the keyboard where what it writes is not Latin.
  const letter = (/^[a-z]$/i.test(key) ? key : code.replace(/^Key/, "")).toLowerCase();
  return `${ctrlKey || metaKey ? "mod+" : ""}${shiftKey ? "shift+" : ""}${letter}`;
}

function takesLetters(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches("input:not([type=checkbox]), textarea, select, [role^=menu], [role=option]")
  );
}
