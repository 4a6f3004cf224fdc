import type { MovingDraft } from "../record/draft.js";
import type { AttachmentStore } from "../../attachments/store.js";
import type { Id } from "../../domain/conversation.js";
import { withDeadline } from "../../async/withDeadline.js";
import { yieldToMain } from "../../async/yieldToMain.js";
import { createDraftParts } from "./draftParts.js";
import { createDraftReader } from "./draftReader.js";
import { loadWaitMs } from "../draftView.js";
import { isOnWire, isOpen, isRereading, pressesOf, waitsHere } from "./draftState.js";
import type { PagesPlace } from "../lastWords.js";
import { createLeaving } from "./leaving.js";
import type { Owner } from "../tabs/ownership.js";
import { throttled } from "../../async/throttled.js";
import { toDraft } from "../record/toDraft.js";

export type DraftKeeper = ReturnType<typeof createDraftKeeper>;

/** Milliseconds between two writes. */
const saveIntervalMs = 250;

/** Reads, writes and restores one conversation's draft, as long as this tab is the one that edits it. */
export function createDraftKeeper(id: Id, attachments: AttachmentStore, place: PagesPlace) {
  const parts = createDraftParts(id, attachments, place, {
    onOwner,
    onView: () => leaving.check(),
  });
  const { getState, dispatch, told, view, set } = parts;
  const { shownForm, files, pendingDrafts, versions, lastWords, ownership, record } = parts;
  const { isEmpty, textNow } = parts;
  const leaving = createLeaving(parts);
  const reader = createDraftReader(parts, save);
  let reading = Promise.resolve();
  // Not in the task of the key that changed it: the page shows that first.
  const autosave = throttled(() => void yieldToMain().then(() => save()), saveIntervalMs);

  function save(isLast = false) {
    write(isLast);
    // Not before: a file that is on its way by now is a reason to ask, also in the page's last task.
    leaving.check();
  }
  function write(isLast: boolean) {
    if (!isOpen(getState())) return;
    // Emptied by hand: there is nothing that could still be sent.
    if (getState().waiting && textNow().value === "" && files.list().length === 0) {
      dispatch({ type: "wait", press: undefined });
    }
    if (isEmpty()) return clear();
    // The tab that gets the lock saves it.
    if (ownership.owner() === "none") return void ownership.claim();
    const now = shownForm.read() ?? shownForm.readAnyway();
    if (ownership.owner() !== "here" || !now) return;
    files.sync();
    const draft = toDraft(now, files.withRefused(), ...pressesOf(getState()));
    dispatch({ type: "save", savedAt: draft.savedAt });
    leaving.saving(draft);
    record.write(draft, isLast);
    told.post({ type: "changed", draft });
  }
  /** Not under a press, which has just asked for the lock, or is about to: what a host has begun is sent too. */
  function letGo() {
    if (!told.listener?.isLocked()) ownership.release();
  }
  function clear() {
    if (ownership.owner() === "elsewhere") return;
    const { savedAt } = getState();
    dispatch({ type: "clear" });
    lastWords.settle();
    if (savedAt === 0) {
      // A claim that waits in line behind another tab goes on waiting.
      if (ownership.owner() === "here") letGo();
      return;
    }
    // Not before it is gone: the next in line would read it, and send it again.
    void record.delete().then(() => getState().savedAt === 0 && letGo());
    files.sync();
    told.post({ type: "cleared" });
    set({ isKept: false, restoredAt: undefined, missingFiles: [] });
  }
  /** What the form holds as a draft, wherever it goes. */
  function held(): MovingDraft | undefined {
    const content = shownForm.readAnyway();
    return content && !isEmpty(content) ? { content, files: files.all() } : undefined;
  }

  function onOwner(owner: Owner) {
    const before = view.getSnapshot().owner;
    const state = getState();
    // Pressed after it was given up: a reply that is being sent is not for another tab to send.
    if (owner === "elsewhere" && before === "here" && isOnWire(state)) return ownership.steal();
    set({ owner, isBusyElsewhere: false });
    // Stolen: this page did not answer in time.
    if (owner === "elsewhere" && waitsHere(state)) told.listener?.onTakenOver();
    const own = owner === "elsewhere" && held();
    if (own) versions.add(textNow(), "take-over");
    // Typed before it was known that another tab edits it: that tab has none of it.
    if (own && before !== "here" && state.isDirty)
      void pendingDrafts.addHeld(own, [state.unsettled?.presses]);
    if (owner === "none" || !(isOpen(state) || isRereading(state))) return;
    if (owner === "here" && before !== "elsewhere" && isOpen(state)) return save();
    reading = reader.reload(before === "none");
  }

  return {
    ...parts,
    ...view,
    ...reader,
    autosave,
    leaving,
    held,
    save,
    /** Resolves when another tab's last word is read, or is no longer waited for. */
    latest: () => withDeadline(() => reading, 2 * loadWaitMs, undefined),
  };
}
