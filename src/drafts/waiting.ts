import type { WaitingPress } from "../domain/attempt.js";
import type { Draft } from "./draft.js";
import type { DraftView } from "./draftView.js";
import type { KeeperState } from "./keeperState.js";

/** What is known, and said, of a press that has yet to go out. */
export function createWaiting(state: KeeperState, set: (patch: Partial<DraftView>) => void) {
  /** The press of a page that ended, and not one of this page. */
  let isTold = false;
  const change = (waiting: WaitingPress | undefined) => {
    isTold = false;
    state.waiting = waiting;
    set({ notSent: undefined });
  };
  return {
    /** Of this page now, or of none: whoever presses here knows of an earlier one. */
    set: change,
    /** What was pressed is no plain draft. */
    isUnsettled: () => (state.attempt ?? state.waiting) !== undefined,
    /** Emptied by hand: there is nothing that could still be sent. */
    endIf: (isEmptied: boolean) => isEmptied && state.waiting && change(undefined),
    /** Whoever takes it over in another tab knows that it is stopped here. */
    giveUp: () => isTold || change(undefined),
    /** What has become of the press of a page that ended. What may have been sent is more to say. */
    tell() {
      const { attempt, waiting } = state;
      isTold = true;
      set({ notSent: attempt ? undefined : waiting });
      if (attempt) state.onUnsettled(attempt);
    },
  };
}

/** What a record says of presses, as of when. */
export function unsettledOf({ attempt, waiting, savedAt }: Draft) {
  return { attempt, waiting, savedAt };
}
