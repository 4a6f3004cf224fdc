import type { ChangeReason } from "../../options.js";

let current: ChangeReason = "user";

/** Why what changes now does: what no act claims is the agent's. */
export const reasonNow = () => current;

/** What an act changes, it changes for this reason. It is done when it returns. */
export function because(reason: ChangeReason, act: () => void): void {
  const before = current;
  current = reason;
  act();
  current = before;
}
