import type { AttachmentStore } from "../../attachments/store.js";
import type { Id } from "../../domain/conversation.js";
import { report } from "../../domain/report.js";
import type { DraftForm, FormContent } from "../shownForm.js";
import type { DraftContent, MovingDraft } from "../record/draft.js";
import { createDraftActs } from "./draftActs.js";
import { createDraftKeeper } from "./draftKeeper.js";
import { draftStores, type ClearableDraft } from "../storage/draftStores.js";
import { isOnWire, isOpen, isRereading, waitsHere } from "./draftState.js";
import type { DraftListener } from "../localDraft.js";
import { createKeptPress } from "./keptPress.js";
import type { PageDraft } from "../pageDraft.js";
import { draftPlace } from "../storage/places.js";
import { connectTabs } from "./draftTabs.js";
import { watchLeaving, type PagesOptions } from "../lastWord.js";
import { bodyOf, type VersionReason } from "../../domain/textVersion.js";

/** A reply that is kept over a reload, and is one for all tabs. */
export function createKeptDraft(id: Id, attachments: AttachmentStore, options: PagesOptions) {
  const place = { ...draftPlace(options), lastWord: options.lastWord };
  const keeper = createDraftKeeper(id, attachments, place);
  const { getState, dispatch, told, set, shownForm, files } = keeper;
  const { pendingDrafts, versions, ownership, autosave, save } = keeper;
  const tabs = connectTabs(keeper);
  let looking: Promise<void> | undefined;
  let unlisten = () => {};

  const changed = () => {
    dispatch({ type: "change" });
    keeper.leaving.arm();
    autosave.call();
  };
  /** At once, since nothing may be lost between this and the next change. */
  const changedNow = () => {
    dispatch({ type: "change" });
    save(true);
  };
  const { put, takeDiscarded, ...acts } = createDraftActs(keeper, changedNow);
  const listen = () => {
    let known = "";
    const filesChanged = () => {
      const now = files
        .withRefused()
        .map((file) => file.id)
        .join();
      if (now !== known) changed();
      known = now;
    };
    const leave = () => {
      save(true);
      keeper.leaving.keepLastWord();
    };
    const comeBack = () => {
      if (!place.lastWord.isTaken() || files.list().length > 0) return;
      // Another page has gone on with it, and may have sent it.
      keeper.empty();
      look();
    };
    // It may have stayed open for a press.
    unlisten();
    const leaveFiles = attachments.subscribe(filesChanged);
    const unwatch = watchLeaving(leave, comeBack);
    unlisten = () => {
      leaveFiles();
      unwatch();
    };
  };
  const close = () => {
    const state = getState();
    if (isOnWire(state) || shownForm.isBound()) return;
    // A tab that got the lock now would take the waiting press for one left behind.
    if (waitsHere(state) && ownership.owner() === "here") return;
    const isReading = isRereading(state);
    if ((isOpen(state) || isReading) && state.isDirty && ownership.owner() === "none") {
      // The owner is being asked for: what was typed last is written once it is known.
      void ownership.claim().then(close);
      return;
    }
    const read = isReading ? keeper.latest() : looking;
    if (!isOpen(state) && state.isDirty && read) {
      // Nor can it be written before what is stored is known.
      void read.then(close);
      return;
    }
    keeper.stopLoading();
    unlisten();
    dispatch({ type: "close" });
    ownership.release();
    // A draft that stays in memory must know when another tab sends it.
    if (!keeper.isEmpty()) return;
    tabs.close();
    draftStores.delete(entry);
  };
  const look = (heldBack?: number, before?: FormContent) => {
    const fail = (error: unknown) => {
      set({ isLoading: false, problem: "not-kept" });
      report(error);
    };
    const mine = keeper
      .load(heldBack, before)
      .catch(fail)
      .then(() => {
        if (looking === mine) looking = undefined;
      });
    looking = mine;
  };
  const entry: ClearableDraft = {
    options,
    forget() {
      autosave.cancel();
      shownForm.read();
      files.forget();
      place.lastWord.clear();
      set({ canUndoDiscard: false });
      dispatch({ type: "clear" });
      ownership.release();
      close();
    },
  };

  return {
    getSnapshot: keeper.getSnapshot,
    subscribe: keeper.subscribe,
    values: shownForm.values,
    bind(form: DraftForm): () => void {
      listen();
      draftStores.add(entry);
      // The form was mounted, and typed in, before this draft was there.
      if (shownForm.bind(form)) dispatch({ type: "change" });
      return () => {
        save(true);
        shownForm.unbind();
        close();
      };
    },
    /**
     * `heldBack`: milliseconds for which the agent waits for what is stored, having begun with what
     * the form held `before`.
     */
    open({ isDirty, ...listener }: DraftListener, heldBack?: number, before?: FormContent) {
      tabs.open();
      told.listener = listener;
      if (isDirty) dispatch({ type: "change" });
      if (isOpen(getState()) || isRereading(getState())) return;
      look(heldBack, before);
      close();
    },
    changed() {
      if (!shownForm.change()) return;
      if (keeper.getSnapshot().endedElsewhere) set({ endedElsewhere: undefined });
      changed();
    },
    ...createKeptPress(keeper, changedNow, close),
    snapshot: (before: VersionReason) => versions.add(keeper.textNow(), before),
    dismissUnreadable: () => set({ isUnreadable: false }),
    takeOver: () => tabs.takeOver(),
    ...acts,
    held: keeper.held,
    receive: async (moving: MovingDraft) =>
      keeper.isEmpty() ? put(moving) : pendingDrafts.addHeld(moving),
    leave() {
      shownForm.show(undefined);
      attachments.clear();
      dispatch({ type: "recognise" });
      changedNow();
      close();
    },
    /** Takes over from the page, before it is opened; `content` is what a composer held that is gone. */
    takeFrom(page: PageDraft, content: DraftContent | undefined) {
      if (content) {
        listen();
        draftStores.add(entry);
        shownForm.show(content);
        dispatch({ type: "change" });
      }
      dispatch({ type: "inherit", uncertain: page.uncertain(), waiting: page.waiting() });
      takeDiscarded(page.discarded());
      for (const version of page.getSnapshot().versions.toReversed()) {
        versions.add(bodyOf(version), version.before);
      }
      for (const moving of page.offered()) void pendingDrafts.addHeld(moving);
    },
  };
}
