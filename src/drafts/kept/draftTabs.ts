import { newUuid } from "../../domain/uuid.js";
import { openDraftChannel, type DraftChannel, type DraftNews } from "../tabs/channel.js";
import type { Draft } from "../record/draft.js";
import type { DraftKeeper } from "./draftKeeper.js";
import { takeOverMs, isOnWire, isRereading } from "./draftState.js";

/** One draft in several tabs: one edits it, the others follow until they take it over. */
export function connectTabs(keeper: DraftKeeper) {
  const { id, getState, dispatch, told, set, shownForm } = keeper;
  const { files, versions, ownership, take, save, textNow, empty } = keeper;
  let channel: DraftChannel | undefined;
  /** What the other tab said last, until it is gone there. */
  let heard: Draft | undefined;

  /** Shows it once it is known to be that tab's: its storage may have refused it. */
  const follow = async (draft: Draft) => {
    const owner = await ownership.claim();
    if (owner === "elsewhere" && heard === draft && shownForm.isBound()) await take(draft, false);
  };
  const hear = (about: string, news: DraftNews) => {
    const owner = ownership.owner();
    if (about !== String(id)) return;
    switch (news.type) {
      case "changed":
        heard = news.draft;
        if (owner === "here") return;
        // No composer shows it, but the page still holds what it was.
        if (!shownForm.isBound()) return set({ owner: "elsewhere" });
        // What was being sent was cancelled, or has failed.
        set({ isBusyElsewhere: false, endedElsewhere: undefined });
        if (owner === "elsewhere") return void take(news.draft, false);
        // That tab may let go of it at once: what it wrote is read before anything is written over it.
        dispatch({ type: "reread" });
        return void follow(news.draft);
      case "cleared":
        heard = undefined;
        // What was typed here before the owner was known is no part of what is gone.
        if (owner === "here" || (owner === "none" && getState().isDirty)) return;
        ownership.release();
        empty();
        if (isRereading(getState())) dispatch({ type: "loaded" });
        return set({ restoredAt: undefined, isBusyElsewhere: false, owner: "none" });
      case "sent":
        set({ endedElsewhere: news.sent.isDraft ? "saved" : "sent" });
        return told.listener?.onSentElsewhere(news.sent);
      case "discarded":
        return set({ endedElsewhere: "discarded" });
      case "versions":
        return void versions.load();
      case "take-over":
        if (owner === "here") void giveUp();
        return;
      case "given-up":
        if (owner !== "elsewhere" || getState().handover.name !== "asked") return;
        dispatch({ type: "give" });
        return steal();
      case "busy":
        dispatch({ type: "refuse" });
        return set({ isBusyElsewhere: true });
    }
  };
  /** A reply that is being sent is not for another tab to send. */
  const giveUp = async () => {
    if (isOnWire(getState())) return told.post({ type: "busy" });
    told.listener?.onHandOver();
    dispatch({ type: "giveUp", at: performance.now() });
    save(true);
    told.listener?.onTakenOver();
    await files.written();
    told.post({ type: "given-up" });
  };
  const steal = () => {
    dispatch({ type: "steal" });
    ownership.steal();
  };

  return {
    open() {
      if (channel) return;
      // With the first composer that is mounted: a page rendered on a server opens none.
      channel = openDraftChannel(keeper.place.scope, newUuid(), hear);
      told.post = (news) => channel?.post(id, news);
    },
    close() {
      channel?.close();
      channel = undefined;
    },
    takeOver() {
      versions.add(textNow(), "take-over");
      dispatch({ type: "ask" });
      told.post({ type: "take-over" });
      setTimeout(() => {
        if (getState().handover.name === "asked" && ownership.owner() === "elsewhere") steal();
      }, takeOverMs);
    },
  };
}
