import { withDeadline } from "../../async/withDeadline.js";
import type { Attempt, UnsettledPress, WaitingPress } from "../../domain/attempt.js";
import type { DraftKeeper } from "./draftKeeper.js";
import { isGivenUp, isOnWire, isOpen, isRereading } from "./draftState.js";
import type { Settled } from "../localDraft.js";

/** Milliseconds that a press waits for its draft to be written. */
const writeTimeoutMs = 1000;

/** What a record says of a press: that it waits, that it may have been sent, and that it is over. */
export function createKeptPress(keeper: DraftKeeper, changedNow: () => void, close: () => void) {
  const { getState, dispatch, told, set, shownForm, ownership } = keeper;
  /** Where its composer is gone, what is stored must still be what this page has left there. */
  const isFound = async () => {
    if (shownForm.isBound()) return !isRereading(getState());
    if (!isOpen(getState()) && (await keeper.isCurrent())) dispatch({ type: "recognise" });
    return isOpen(getState());
  };
  const isTaken = () =>
    ownership.owner() === "elsewhere" || isGivenUp(getState(), performance.now());
  /** Also long after its composer is gone, when nothing is known any more of what is stored. */
  const keep = async () => {
    if (shownForm.isBound()) return changedNow();
    const isOwn = (await ownership.claim()) === "here";
    if (isOwn && (await isFound().catch(() => false))) changedNow();
    close();
  };
  return {
    waits(press: WaitingPress | undefined) {
      if (isOnWire(getState()) || (!press && !getState().waiting)) return;
      // What is stored of it is another tab's by now.
      if (!press && isTaken()) return close();
      dispatch({ type: "wait", press });
      void keep();
    },
    /**
     * Kept first and only then asked who has it: a tab that takes it over afterwards finds what is
     * under way.
     */
    async pressing(attempt: Attempt, earlier: readonly UnsettledPress[]): Promise<boolean> {
      const owner = await ownership.claim();
      let isOwn = owner === "here" && !isGivenUp(getState(), performance.now());
      if (isOwn && isRereading(getState())) {
        await keeper.latest();
        isOwn = shownForm.holds(attempt);
      }
      if (isOwn && (await isFound().catch(() => false))) {
        dispatch({ type: "press", presses: [{ attempt }, ...earlier] });
        changedNow();
        await withDeadline(keeper.record.written, writeTimeoutMs, undefined);
        // What is stored may still say that nothing went out.
        keeper.leaving.keepLastWord();
        if (await ownership.isHeld()) return true;
        dispatch({ type: "settle", uncertain: earlier });
      }
      if (!shownForm.isBound()) {
        ownership.release();
        close();
      }
      return false;
    },
    pressEnded({ sent, threadId, uncertain }: Settled) {
      dispatch({ type: "settle", uncertain });
      if (sent) {
        shownForm.sent(sent.values);
        set({ restoredAt: undefined, canUndoDiscard: false, missingFiles: [] });
        const { conversationId, reply } = sent;
        const isDraft = reply.draft ?? false;
        told.post({ type: "sent", sent: { conversationId, threadId, isDraft } });
      }
      if (!isOpen(getState())) return void keep();
      changedNow();
      close();
    },
  };
}
