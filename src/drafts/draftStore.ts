import type { AttachmentStore } from "../attachments/store.js";
import type { Attempt } from "../domain/attempt.js";
import type { Id } from "../domain/conversation.js";
import type { ReplyValues } from "../domain/reply.js";
import { excerptOf, toDraft } from "./draft.js";
import type { DraftForm } from "./draftForms.js";
import type { MovingDraft } from "./draftFiles.js";
import { createDraftKeeper } from "./draftKeeper.js";
import type { KeeperState } from "./keeperState.js";
import { createMemoryStorage } from "./memoryStorage.js";
import { connectTabs } from "./draftTabs.js";
import type { DraftPlace } from "./storage.js";
import type { VersionReason } from "../domain/textVersion.js";
import { wait } from "./wait.js";
import { report } from "../domain/report.js";

/** Milliseconds that a press waits for its draft to be written. */
const writing = 1000;

/** One conversation's unsent reply: what its form holds or held, kept, and one for all tabs. */
export type DraftStore = ReturnType<typeof createDraftStore>;

/** Every one of the page, for `clearDrafts`. */
export const draftStores = new Set<DraftStore>();

export function createDraftStore(id: Id, attachments: AttachmentStore, given: DraftPlace) {
  // What is in memory belongs to one session alone.
  const place = given.isShared ? given : { ...given, storage: createMemoryStorage() };
  const keeper = createDraftKeeper(id, attachments, place);
  const { state, set, forms, files, offers, versions, ownership, autosave, save } = keeper;
  const tabs = connectTabs(id, place, keeper);
  let discarded: MovingDraft | undefined;
  let looking: Promise<void> | undefined;
  let unlisten = () => {};

  const changed = () => {
    state.isAhead = true;
    autosave.call();
  };
  /** At once, since nothing may be lost between this and the next change. */
  const changedNow = () => {
    state.isAhead = true;
    save(true);
  };
  const listen = () => {
    let known = "";
    const filesChanged = () => {
      const now = files
        .list()
        .map((file) => file.id)
        .join();
      if (now !== known) changed();
      known = now;
    };
    const flush = () => save(true);
    const flushWhenHidden = () => document.visibilityState === "hidden" && flush();
    const leaveFiles = attachments.subscribe(filesChanged);
    document.addEventListener("visibilitychange", flushWhenHidden);
    window.addEventListener("pagehide", flush);
    unlisten = () => {
      leaveFiles();
      document.removeEventListener("visibilitychange", flushWhenHidden);
      window.removeEventListener("pagehide", flush);
    };
  };
  const close = () => {
    if (state.isPressing || forms.count() > 0) return;
    if (state.isKnown && state.isAhead && ownership.owner() === "none") {
      // Whose it is was being asked: what was typed last is written once that is known.
      void ownership.claim().then(close);
      return;
    }
    if (!state.isKnown && state.isAhead && looking) {
      // Nor can it be written before what is stored is known.
      void looking.then(close);
      return;
    }
    keeper.stopLoading();
    unlisten();
    Object.assign(state, { isKnown: false, isStale: false });
    ownership.release();
    // A draft that stays in memory must know when another tab sends it.
    if (!keeper.isEmpty()) return;
    tabs.close();
    draftStores.delete(store);
  };
  /** Whether the form has nothing else by now. */
  const holds = (attempt: Attempt | undefined) =>
    JSON.stringify(attempt?.values) === JSON.stringify(forms.readAny()?.values);
  const put = ({ content, files: own }: MovingDraft) => {
    forms.show(content);
    attachments.restore(own);
    changedNow();
  };

  const store = {
    place: given,
    getSnapshot: keeper.getSnapshot,
    subscribe: keeper.subscribe,
    /** What the form holds, or held; `undefined` where that is nothing of the agent's. */
    values(): ReplyValues | undefined {
      const now = forms.read();
      return now?.isUntouched === false ? now.values : undefined;
    },
    /** Takes a mounted form; the answer lets go of it, and keeps what it held. */
    bind(form: DraftForm): () => void {
      if (forms.count() === 0) listen();
      forms.add(form);
      draftStores.add(store);
      // It was mounted before its draft had this place.
      if (!forms.read() && !form.read().isUntouched && forms.change(form)) state.isAhead = true;
      return () => {
        save(true);
        forms.remove(form);
        close();
      };
    },
    /**
     * Looks for a draft and restores it. `onUnsettled`: it may have been sent already; `onCleared`:
     * another tab has sent or discarded it.
     */
    open(on: Pick<KeeperState, "onUnsettled" | "onCleared">) {
      tabs.open();
      Object.assign(state, on);
      if (state.isKnown || state.isStale) return;
      const fail = (error: unknown) => {
        set({ isLoading: false, problem: "not-kept" });
        report(error);
      };
      const look = keeper
        .load()
        .catch(fail)
        .then(() => {
          if (looking === look) looking = undefined;
        });
      looking = look;
    },
    changed(form: DraftForm) {
      if (!forms.change(form)) return;
      if (keeper.getSnapshot().canUndoDiscard) set({ canUndoDiscard: false });
      changed();
    },
    /**
     * A press is about to go on the wire: should the page end before `settled`, it may have been
     * sent. False where the reply is another tab's. Kept first and only then asked who has it: a tab
     * that takes it over afterwards finds what is under way.
     */
    async pressing(attempt: Attempt): Promise<boolean> {
      let isOwn = (await ownership.claim()) === "here" && !tabs.isGivenUp();
      if (isOwn && state.isStale) {
        await keeper.latest();
        isOwn = holds(attempt);
      }
      // Where its composer is gone, what is stored must still be what this page has left there.
      if (isOwn && forms.count() === 0) state.isKnown ||= await keeper.isCurrent();
      const isCurrent = forms.count() > 0 ? !state.isStale : state.isKnown || !place.isShared;
      if (isOwn && isCurrent) {
        state.isPressing = true;
        state.attempt = attempt;
        changedNow();
        if (!place.isShared) return true;
        await Promise.race([keeper.record.written(), wait(writing)]);
        if (await ownership.isHeld()) return true;
        state.isPressing = false;
        state.attempt = undefined;
      }
      if (forms.count() === 0) ownership.release();
      return false;
    },
    /** What a press came to: what was sent, and what may have been. */
    settled({ sent, uncertain }: { sent?: Attempt; uncertain: Attempt | undefined }) {
      state.isPressing = false;
      state.attempt = uncertain;
      const isSent = holds(sent);
      if (isSent && forms.count() === 0) forms.show(undefined);
      if (sent) set({ restoredAt: undefined, canUndoDiscard: false, missingFiles: [] });
      changedNow();
      close();
    },
    /** Sets the text aside as an earlier version. */
    snapshot: (before: VersionReason) => versions.add(keeper.textNow(), before),
    takeOver: () => tabs.takeOver(),
    discard: () => {
      discarded = keeper.held();
      versions.add(keeper.textNow(), "discard");
      forms.show(undefined);
      attachments.clear();
      set({ canUndoDiscard: true, restoredAt: undefined });
      changedNow();
    },
    undoDiscard: () => {
      set({ canUndoDiscard: false });
      if (discarded) put(discarded);
    },
    /** Changes places with what is in the form. */
    takeOffered: async (offered: string) => {
      const held = keeper.held();
      if (held) await offers.add(toDraft(held.content, files.list(), state.attempt));
      const draft = await offers.take(offered);
      // They stay stored, for the draft that waits now.
      files.forget();
      if (draft) await keeper.take(draft, true);
      changedNow();
    },
    discardOffered: async (offered: string) => {
      const draft = await offers.discard(offered);
      if (draft) versions.add(excerptOf(draft, Infinity), "discard");
    },
    held: keeper.held,
    /** Takes in what was written to a conversation that was merged into this one. */
    async receive(moving: MovingDraft) {
      if (keeper.isEmpty()) return put(moving);
      await files.put(moving.files);
      const about = moving.files.map(({ id: fileId, file: { name, size } }) => ({
        id: fileId,
        name,
        size,
      }));
      await offers.add(toDraft(moving.content, about, undefined));
    },
    /** It is somewhere else now. */
    leave() {
      forms.show(undefined);
      attachments.clear();
      state.isKnown = true;
      changedNow();
      close();
    },
    /** After `clearDrafts`: nothing is written until something changes. */
    forget() {
      autosave.cancel();
      forms.read();
      files.forget();
      Object.assign(state, { savedAt: 0, isAhead: false });
      ownership.release();
    },
  };
  return store;
}
