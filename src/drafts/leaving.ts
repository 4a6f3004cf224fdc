import type { Draft } from "./draft.js";
import type { createDraftFiles } from "./draftFiles.js";
import type { createDraftForms, FormContent } from "./draftForms.js";
import type { createDraftRecord } from "./draftRecord.js";
import type { DraftView } from "./draftView.js";
import { createLeaveGuard } from "../async/leaveGuard.js";
import type { KeeperState } from "./keeperState.js";
import type { LastWord } from "./lastWord.js";
import type { Ownership } from "./ownership.js";
import { toDraft } from "./toDraft.js";

interface Leaving {
  state: KeeperState;
  forms: ReturnType<typeof createDraftForms>;
  files: ReturnType<typeof createDraftFiles>;
  record: ReturnType<typeof createDraftRecord>;
  ownership: Ownership;
  lastWord: LastWord;
  isEmpty: (now?: FormContent) => boolean;
  view: { getSnapshot: () => DraftView };
}

/** What a page that goes away does with a draft that is stored in part, or not yet. */
export function createLeaving(given: Leaving) {
  const { state, forms, files, record, ownership, lastWord, isEmpty, view } = given;
  const guard = createLeaveGuard(() => isAtRisk(true));
  let saved: Draft | undefined;
  // Nothing is written before it is known what is stored, and whose it is.
  const canWrite = () => state.isKnown && ownership.owner() === "here";

  /** For a page that may be going away: what no record has yet. False where it is kept nowhere. */
  function keepLastWord(): boolean {
    const now = forms.read() ?? forms.readAny();
    if (ownership.owner() === "elsewhere") return true;
    if (!now || isEmpty(now)) {
      lastWord.clear();
      return true;
    }
    const isRefused = view.getSnapshot().problem === "not-kept";
    if (!state.isAhead && !record.isWriting() && !isRefused) return true;
    const draft =
      (!state.isAhead && saved) || toDraft(now, files.list(), state.attempt, state.waiting);
    return lastWord.write(draft, canWrite());
  }
  /** `isLeaving`: what no record takes any more becomes the page's last word. */
  function isAtRisk(isLeaving = false): boolean {
    if (ownership.owner() === "elsewhere" || isEmpty()) return false;
    const hasLastWord = () => isLeaving && files.list().length === 0 && keepLastWord();
    const isWritten = !files.isWriting() && (canWrite() || !state.isAhead || hasLastWord());
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
