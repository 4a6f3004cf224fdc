import type { ChangeReason } from "../../options.js";

let current: ChangeReason = "user";

/** Why the form changes now: outside of `because` it is the agent. */
export const reasonNow = () => current;

/** Gives this reason to all that `act` changes before it returns or throws. */
export function because(reason: ChangeReason, act: () => void): void {
  const before = current;
  current = reason;
  try {
    act();
  } finally {
    current = before;
  }
}
