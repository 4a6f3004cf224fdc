import type { Draft } from "../record/draft.js";
import type { DraftParts } from "./draftParts.js";
import { isOpen, pressesOf } from "./draftState.js";
import { createLeaveGuard } from "../../async/leaveGuard.js";
import { toDraft } from "../record/toDraft.js";

/** What a page that goes away does with a draft that is stored in part, or not yet. */
export function createLeaving(parts: DraftParts) {
  const { getState, shownForm, files, record, ownership, isEmpty, view } = parts;
  const { lastWord } = parts.place;
  const guard = createLeaveGuard(() => isAtRisk(true));
  let saved: Draft | undefined;
  // Nothing is written before the stored record and its owner are known.
  const canWrite = () => isOpen(getState()) && ownership.owner() === "here";

  /** For a page that may be going away: what no record has yet. False where it is kept nowhere. */
  function keepLastWord(): boolean {
    const now = shownForm.read() ?? shownForm.readAnyway();
    if (ownership.owner() === "elsewhere") return true;
    if (!now || isEmpty(now)) {
      lastWord.clear();
      return true;
    }
    const isRefused = view.getSnapshot().problem === "not-kept";
    const state = getState();
    if (!state.isDirty && !record.isWriting() && !isRefused) return true;
    const draft = (!state.isDirty && saved) || toDraft(now, files.list(), ...pressesOf(state));
    return lastWord.write(draft, canWrite());
  }
  /** `isLeaving`: what no record takes any more becomes the page's last word. */
  function isAtRisk(isLeaving = false): boolean {
    if (ownership.owner() === "elsewhere" || isEmpty()) return false;
    const hasLastWord = () => isLeaving && files.list().length === 0 && keepLastWord();
    const isWritten = !files.isWriting() && (canWrite() || !getState().isDirty || hasLastWord());
    return !isWritten || view.getSnapshot().problem === "not-kept" || files.unkept().length > 0;
  }
  return {
    /** Something has changed, and nothing has it yet. */
    arm: () => guard(true),
    check: () => guard(isAtRisk()),
    keepLastWord,
    /** This is on its way to the storage. */
    saving: (draft: Draft) => void (saved = draft),
  };
}
