import type { KeyboardEvent } from "react";
import { keyTowardsEnd, keyTowardsStart } from "./direction.js";

/**
 * Arrow keys, Home and End move among the buttons that are shown in the element that hears them, so that
 * they need one stop of the Tab key alone.
 */
export function moveInRow(event: KeyboardEvent<HTMLElement>): void {
  const { key, currentTarget, target } = event;
  const buttons = [...currentTarget.querySelectorAll<HTMLElement>("button")].filter(
    (one) => one.getClientRects().length > 0,
  );
  const at = buttons.findIndex((one) => one === target);
  const steps: Record<string, number> = {
    [keyTowardsStart(currentTarget)]: at - 1,
    ArrowUp: at - 1,
    [keyTowardsEnd(currentTarget)]: at + 1,
    ArrowDown: at + 1,
    Home: 0,
    End: -1,
  };
  const next = steps[key];
  // With Alt an arrow is the browser's way back.
  if (next === undefined || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  buttons.at(next % buttons.length)?.focus();
}
