import { withDeadline } from "../async/withDeadline.js";
import type { Attempt, WaitingPress } from "../domain/attempt.js";
import type { DraftKeeper } from "./draftKeeper.js";
import type { Settled } from "./draftStore.js";
import type { connectTabs } from "./draftTabs.js";

/** Milliseconds that a press waits for its draft to be written. */
const writing = 1000;

/** What a record says of a press: that it waits, that it may have been sent, and that it is over. */
export function createKeptPress(
  keeper: DraftKeeper,
  tabs: ReturnType<typeof connectTabs>,
  changedNow: () => void,
  close: () => void,
) {
  const { state, set, forms, ownership } = keeper;
  /** Where its composer is gone, what is stored must still be what this page has left there. */
  const isFound = async () => {
    if (forms.count() === 0) state.isKnown ||= await keeper.isCurrent();
    return forms.count() > 0 ? !state.isStale : state.isKnown;
  };
  const keepWaiting = async () => {
    if (forms.count() > 0) return changedNow();
    const isOwn = (await ownership.claim()) === "here";
    if (isOwn && (await isFound().catch(() => false))) changedNow();
    close();
  };
  return {
    waits(press: WaitingPress | undefined) {
      if (state.isPressing || (!press && !state.waiting)) return;
      keeper.waiting.set(press);
      void keepWaiting();
    },
    /**
     * Kept first and only then asked who has it: a tab that takes it over afterwards finds what is
     * under way.
     */
    async pressing(attempt: Attempt): Promise<boolean> {
      let isOwn = (await ownership.claim()) === "here" && !tabs.isGivenUp();
      if (isOwn && state.isStale) {
        await keeper.latest();
        isOwn = forms.holds(attempt);
      }
      if (isOwn && (await isFound())) {
        state.isPressing = true;
        state.attempt = attempt;
        keeper.waiting.set(undefined);
        changedNow();
        await withDeadline(keeper.record.written, writing, undefined);
        // What is stored may still say that nothing went out.
        keeper.leaving.keepLastWord();
        if (await ownership.isHeld()) return true;
        state.isPressing = false;
        state.attempt = undefined;
      }
      if (forms.count() === 0) ownership.release();
      return false;
    },
    settled({ sent, threadId, uncertain }: Settled) {
      state.isPressing = false;
      state.attempt = uncertain;
      const isSent = forms.holds(sent);
      if (isSent && forms.count() === 0) forms.show(undefined);
      if (sent) set({ restoredAt: undefined, canUndoDiscard: false, missingFiles: [] });
      if (sent) {
        const { conversationId, reply } = sent;
        const isDraft = reply.draft ?? false;
        state.post({ type: "sent", sent: { conversationId, threadId, isDraft } });
      }
      changedNow();
      close();
    },
  };
}
