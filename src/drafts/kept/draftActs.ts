import type { MovingDraft } from "../record/draft.js";
import type { DraftKeeper } from "./draftKeeper.js";
import { pressesOf, type Presses } from "./draftState.js";

/**
 * What an agent does to a draft as a whole: discards it, takes it back, or takes another one in its
 * place. `changedNow` writes at once what is in the form then.
 */
export function createDraftActs(keeper: DraftKeeper, changedNow: () => void) {
  const { getState, dispatch, told, set, getSnapshot, shownForm, attachments } = keeper;
  const { files, pendingDrafts, versions, textNow, held, take } = keeper;
  let discarded: MovingDraft | undefined;
  const put = ({ content, files: own }: MovingDraft) => {
    shownForm.show(content);
    attachments.restore(own);
    changedNow();
  };
  /** What is in the form waits, with its files; nothing does where there is nothing. */
  const setAside = (presses: Presses = []) => {
    const content = shownForm.readAnyway();
    const own = files.all();
    if (!content || (content.isUntouched && own.length === 0 && !presses.some(Boolean))) return;
    void pendingDrafts.addHeld({ content, files: own }, presses, files.withRefused());
    // What is stored of them is that draft's.
    files.forget();
  };
  return {
    put,
    /** What the page has discarded before it was kept. */
    takeDiscarded: (before: MovingDraft | undefined) => {
      discarded = before;
      set({ canUndoDiscard: before !== undefined });
    },
    discard: () => {
      // Shown anew where it is shown already, since this is another discard.
      set({ canUndoDiscard: false });
      discarded = held();
      versions.add(textNow(), "discard");
      shownForm.show(undefined);
      attachments.clear();
      dispatch({ type: "wait", press: undefined });
      set({ canUndoDiscard: true, restoredAt: undefined });
      told.post({ type: "discarded" });
      changedNow();
    },
    undoDiscard: () => {
      const { canUndoDiscard, owner } = getSnapshot();
      if (!canUndoDiscard || owner === "elsewhere") return;
      set({ canUndoDiscard: false });
      if (!discarded) return;
      setAside();
      attachments.clear();
      put(discarded);
      // Said, since after Ctrl+Z the focus is where it was, and nothing is read.
      set({ restoredAt: Date.now() });
    },
    takeOffered: async (offered: string) => {
      setAside(pressesOf(getState()));
      const draft = await pendingDrafts.take(offered);
      if (draft) await take(draft, true);
      changedNow();
    },
    discardOffered: async (offered: string) => {
      const draft = await pendingDrafts.discard(offered);
      if (draft) versions.add(draft.values.text, "discard");
    },
  };
}
