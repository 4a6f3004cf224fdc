import { useEffect, useRef } from "react";
import { useSettings } from "../settings/settings.js";

/** What a key does, by the character that it writes. */
export type Keys = Readonly<Record<string, () => void>>;

/** Keys of one letter for the whole page: none while something is typed or chosen. */
export function useKeys(keys: Keys): void {
  const { hasKeys } = useSettings();
  const latest = useRef(keys);
  // An effect on the window, so that whoever has the focus has been asked before.
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!hasKeys) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const act = latest.current[letterOf(event)];
      if (act === undefined || isTaken(event)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [hasKeys]);
}

/** By its place on the keyboard where what it writes is not Latin. */
function letterOf({ key, code, shiftKey }: KeyboardEvent): string {
  if (key === "?") return key;
  if (shiftKey) return "";
  return (/^[a-z]$/i.test(key) ? key : code.replace(/^Key/, "")).toLowerCase();
}

function isTaken(event: KeyboardEvent): boolean {
  const { defaultPrevented, ctrlKey, metaKey, altKey, isComposing } = event;
  if (defaultPrevented || ctrlKey || metaKey || altKey || isComposing) return true;
  if (document.querySelector("dialog:modal") !== null) return true;
  const [target] = event.composedPath();
  return target instanceof HTMLElement && takesLetters(target);
}

function takesLetters(target: HTMLElement): boolean {
  if (target.isContentEditable) return true;
  return target.matches(
    "input:not([type=checkbox]), textarea, select, [role^=menu], [role=option]",
  );
}
