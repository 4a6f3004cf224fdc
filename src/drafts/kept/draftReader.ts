import { withDeadline } from "../../async/withDeadline.js";
import { readDraft, type Draft, type DraftContent } from "../record/draft.js";
import type { DraftParts } from "./draftParts.js";
import { loadWaitMs } from "../draftView.js";
import { expire } from "../expire.js";
import { withTyped } from "../record/mergeDraft.js";
import { keyOf } from "../storage/storage.js";

/** Reads what is stored of a reply, at first and after another tab had it, and puts it into the form. */
export function createDraftReader(parts: DraftParts, save: () => void) {
  const { id, place, attachments, getState, dispatch, told, view, set } = parts;
  const { shownForm, files, pendingDrafts, versions, lastWords, ownership, record } = parts;
  const { isEmpty, textNow } = parts;
  const { scope, storage } = place;
  const { goOn } = view;
  /** Counts what was begun: only the newest has a say. */
  let loads = 0;
  const stored = async () => readDraft(await storage.get(keyOf("draft", scope, id)));

  /** `undefined` also where a press holds what is in the form. */
  function merged(draft: Draft, before: DraftContent | undefined): Draft | undefined {
    const both = withTyped(draft, before, shownForm.readAnyway(), files.list());
    return both && (!told.listener?.isLocked() || shownForm.holds(both)) ? both : undefined;
  }
  /** Puts a stored draft into the form, to look at, or as this tab's own. */
  async function take(draft: Draft, isMine: boolean, isDirty = false) {
    if (isMine && !isDirty && !shownForm.holds(draft)) versions.add(textNow(), "restore");
    dispatch(isMine ? { type: "restore", draft, isDirty } : { type: "follow", draft });
    shownForm.show(draft, !isMine);
    goOn();
    const mine = loads;
    const missingFiles = await files.show(draft.files);
    // Only looked at, or read for a composer that is gone.
    if (!isMine || mine !== loads) return;
    dispatch({ type: "loaded" });
    set({ restoredAt: draft.savedAt, isKept: true, missingFiles });
    tellUnsettled();
  }
  function tellUnsettled() {
    const { unsettled } = getState();
    if (unsettled) told.listener?.onUnsettled(unsettled.presses);
  }
  /**
   * Another tab's last word, once it is known who has it now. `isOther`: what was typed here is a
   * reply of its own.
   */
  async function reload(isOther = false) {
    const mine = (loads += 1);
    const { savedAt } = getState();
    const [before, begun] = [shownForm.readAnyway(), Date.now()];
    // Until it is read, nothing may be sent or written over it.
    dispatch({ type: "reread" });
    view.holdBack();
    void versions.load();
    const asked = stored();
    let draft = await withDeadline(() => asked, loadWaitMs, "late" as const);
    // The owner has changed again: the newer call decides.
    if (mine !== loads) return;
    const owner = ownership.owner();
    if (owner === "here" && draft !== "late") draft = lastWords.take(draft);
    const { phase, ...now } = getState();
    const isGiven = phase.name === "rereading" && phase.isGiven;
    const isTold = owner === "here" && now.savedAt !== 0 && (isGiven || draft === "late");
    if (draft === "late" && owner !== "none" && !isTold) return load();
    dispatch({ type: "loaded" });
    // Sent or discarded meanwhile.
    if (owner === "none") return goOn();
    // What the other tab has broadcast may be newer than its record.
    if (draft && draft !== "late" && draft.savedAt >= now.savedAt) {
      const isDirty = owner === "here" && now.isDirty;
      const found = isDirty ? !isOther && merged(draft, before) : draft;
      if (found) await take(found, owner === "here", isDirty);
      else await pendingDrafts.add(draft);
      if (isDirty) save();
    } else if (owner === "here" && (draft || isTold)) {
      // What was half-typed elsewhere becomes chips and customer: it is edited here now.
      const followed = shownForm.readAnyway();
      if (followed) shownForm.show(followed);
      shownForm.readAnyway();
      save();
      tellUnsettled();
      // Written by that tab as it closed, without a broadcast.
      const last = draft === "late" ? await asked : undefined;
      if (last && last.savedAt > savedAt && last.savedAt <= begun) await pendingDrafts.add(last);
    } else if (owner === "here" && isOther && now.isDirty) save();
    else if (owner === "here") {
      // Sent or discarded by that tab, which may be heard of only later: not to be sent again.
      versions.add(textNow(), "take-over");
      empty();
    }
    goOn();
  }
  /** Another tab has sent or discarded the reply. */
  function empty() {
    dispatch({ type: "end" });
    told.listener?.onCleared();
    shownForm.show(undefined);
    attachments.clear();
  }
  /** The agent waits for it, unless they write already, in a server's markup. */
  async function load(
    heldBack = getState().isDirty ? 0 : loadWaitMs,
    before = shownForm.readAnyway(),
  ) {
    const mine = (loads += 1);
    dispatch({ type: "load" });
    view.holdBack(heldBack);
    // Before the record: a page removes its last word once the record says the same.
    const areWords = lastWords.areThere();
    const kept = await storage.get(keyOf("draft", scope, id));
    if (mine !== loads) return;
    const found = readDraft(kept);
    if (kept !== undefined && !found) {
      set({ isUnreadable: true });
      // What a tab with a later version is editing stays where it is.
      const isOwn = (await ownership.claim()) === "here";
      if (isOwn && (await pendingDrafts.setAside(kept))) await record.delete();
    }
    let isMine = true;
    if (found ? found.savedAt !== getState().savedAt : areWords) {
      const owner = await ownership.claim();
      if (mine !== loads) return;
      // Sent or discarded by the tab that had it.
      if (owner === "none") return load(heldBack, before);
      isMine = owner === "here";
      // The tab that held the lock may have written, sent or discarded it since it was read.
      const latest = isMine ? await stored() : found;
      if (mine !== loads) return;
      const draft = isMine ? lastWords.take(latest) : found;
      const isDirty = isMine && getState().isDirty && !isEmpty() && !shownForm.holds(draft);
      const shown =
        isDirty && draft ? view.getSnapshot().isLoading && merged(draft, before) : draft;
      if (shown) await take(shown, isMine, isDirty);
      else if (draft) await pendingDrafts.add(draft);
    } else if (!found && getState().savedAt !== 0 && !getState().isDirty) {
      // Sent or discarded in another tab meanwhile.
      empty();
    }
    if (mine !== loads) return;
    dispatch({ type: "loaded" });
    goOn();
    // A page that was going away may have released the lock only now.
    if (!isMine && ownership.owner() === "here") await reload();
    else save();
    // Last: an offered draft that is taken changes places with the restored one.
    await Promise.all([versions.load(), pendingDrafts.load()]);
    await expire(place);
  }

  return {
    take,
    load,
    reload,
    empty,
    isCurrent: async () => (await stored())?.savedAt === getState().savedAt,
    /** What is being loaded is of no use any more. */
    stopLoading: () => void (loads += 1),
  };
}
