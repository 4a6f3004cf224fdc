import type { Id } from "../domain/conversation.js";
import { newUuid } from "../domain/uuid.js";
import { openDraftChannel, type DraftChannel, type DraftNews } from "./channel.js";
import type { DraftKeeper } from "./draftKeeper.js";
import type { DraftPlace } from "./storage.js";

/** Milliseconds after which a tab that does not answer has its draft taken. */
const hangs = 500;

/** One draft in several tabs: one edits it, the others follow until they take it over. */
export function connectTabs(
  id: Id,
  { scope }: DraftPlace,
  {
    state,
    set,
    forms,
    files,
    versions,
    ownership,
    take,
    save,
    textNow,
    empty,
    waiting,
  }: DraftKeeper,
) {
  let channel: DraftChannel | undefined;
  let isTaking = false;
  let givenUpAt = -Infinity;

  const hear = (about: string, news: DraftNews) => {
    const owner = ownership.owner();
    if (about !== String(id)) return;
    switch (news.type) {
      case "changed":
        if (owner === "here") return;
        // No composer shows it, but the page still holds what it was.
        if (forms.count() === 0) return set({ owner: "elsewhere" });
        // What was being sent was cancelled, or has failed.
        set({ isBusyElsewhere: false, endedElsewhere: undefined });
        if (owner === "none") void ownership.claim();
        else void take(news.draft, false);
        return;
      case "cleared":
        // What was typed here before it was known who edits it is no part of what is gone.
        if (owner === "here" || (owner === "none" && state.isAhead)) return;
        ownership.release();
        empty();
        return set({ restoredAt: undefined, isBusyElsewhere: false, owner: "none" });
      case "sent":
        set({ endedElsewhere: news.sent.isDraft ? "saved" : "sent" });
        return state.onSentElsewhere(news.sent);
      case "discarded":
        return set({ endedElsewhere: "discarded" });
      case "versions":
        return void versions.load();
      case "take-over":
        if (owner === "here") void giveUp();
        return;
      case "given-up":
        if (owner !== "elsewhere" || !isTaking) return;
        state.isGiven = true;
        return steal();
      case "busy":
        isTaking = false;
        return set({ isBusyElsewhere: true });
    }
  };
  /** A reply that is being sent is not for another tab to send. */
  const giveUp = async () => {
    if (state.isPressing) return state.post({ type: "busy" });
    givenUpAt = performance.now();
    waiting.giveUp();
    save(true);
    await files.written();
    state.post({ type: "given-up" });
  };
  const steal = () => {
    isTaking = false;
    givenUpAt = -Infinity;
    ownership.steal();
  };

  return {
    /** For as long as it takes the other tab to take it: a press would be one too many. */
    isGivenUp: () => performance.now() - givenUpAt < 2 * hangs,
    open() {
      if (channel) return;
      // Not before: a server that renders a page ahead takes no chance for an answer.
      channel = openDraftChannel(scope, newUuid(), hear);
      state.post = (news) => channel?.post(id, news);
    },
    close() {
      channel?.close();
      channel = undefined;
    },
    takeOver() {
      versions.add(textNow(), "take-over");
      isTaking = true;
      state.post({ type: "take-over" });
      setTimeout(() => {
        if (isTaking && ownership.owner() === "elsewhere") steal();
      }, hangs);
    },
  };
}
