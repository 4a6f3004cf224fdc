import { createAttachmentStore, type AttachmentStore } from "../attachments/store.js";
import { createListeners } from "../async/createStore.js";
import { createChunk } from "../async/chunk.js";
import { withDeadline } from "../async/withDeadline.js";
import type { Id } from "../domain/conversation.js";
import type { DraftForm, FormContent } from "./shownForm.js";
import type { DraftListener, LocalDraft } from "./localDraft.js";
import { draftStores } from "./storage/draftStores.js";
import { loadWaitMs } from "./draftView.js";
import { createLastWord, watchLeaving } from "./lastWord.js";
import type { PageDraft } from "./pageDraft.js";
import type { KeptOptions } from "./storage/places.js";
import { noted, toDraft } from "./record/toDraft.js";

/** What keeps a draft over a reload. */
export const keeping = /* @__PURE__ */ createChunk(() => import("./kept/keptDraft.js"));

/** Milliseconds that a press waits for what keeps its draft. */
const pressWaitMs = 1000;

/** Milliseconds after which a key that changes the reply has a load tried again that failed. */
const retryPauseMs = 5000;

/**
 * A draft that is kept, once what keeps it is loaded; until then `page` holds the reply, and what
 * was typed meanwhile is handed over. Where it cannot be loaded that is said, and tried again with
 * the next focus of the window, key, press, or when the network is back.
 */
export function createArrivingDraft(
  id: Id,
  attachments: AttachmentStore,
  options: KeptOptions,
  page: PageDraft,
): LocalDraft {
  const { subscribe, emit } = createListeners();
  let bound: { form: DraftForm; leave: () => void } | undefined;
  let files = attachments;
  let inner: LocalDraft = page;
  let leaveInner = page.subscribe(emit);
  let events: DraftListener | undefined;
  let openedAt = 0;
  /** What the form held when the agent began to wait for what is stored; only where they do. */
  let before: FormContent | undefined;
  let failedAt: number | undefined;
  let isForgotten = false;

  const lastWord = createLastWord(options.scope, id, !options.storage);
  let unwatch = () => {};
  const keepLastWord = (): boolean => {
    const held = isForgotten ? undefined : page.held();
    if (!held) {
      lastWord.clear();
      return true;
    }
    const { content, files: own } = held;
    // What is stored was not read yet: it may be another reply.
    return lastWord.write(toDraft(content, noted(own), page.uncertain(), page.waiting()), false);
  };
  const watch = () => {
    unwatch();
    unwatch = watchLeaving(keepLastWord, () => {
      // Another page has gone on with it, and may have sent it.
      if (lastWord.isTaken() && attachments.getSnapshot().length === 0) page.leave();
    });
  };
  page.askUnless(() => failedAt === undefined && page.held()?.files.length === 0 && keepLastWord());

  const begin = (): Promise<void> => {
    failedAt = undefined;
    return keeping.load().then(arrive, refuse);
  };
  const retry = () => void begin();
  function refuse() {
    if (inner !== page) return;
    failedAt = performance.now();
    page.set({ problem: "not-kept", isLoading: false });
    for (const event of ["online", "focus"]) window.addEventListener(event, retry, { once: true });
  }
  function arrive() {
    const kept = keeping.now();
    // A reply that is on the wire stays where it is until it is known what became of it.
    if (!kept || inner !== page || page.isPressing() || isForgotten || !events) return;
    const store = kept.createKeptDraft(id, files, { ...options, lastWord });
    const held = page.held();
    leaveInner();
    unwatch();
    inner = store;
    leaveInner = store.subscribe(emit);
    draftStores.delete(entry);
    if (bound) {
      bound.leave();
      bound.leave = store.bind(bound.form);
    }
    // Its composer may be gone: what it held is written all the same.
    const content = bound ? undefined : held?.content;
    store.takeFrom(page, content);
    // Opened with nothing to show and nothing to write, it would hold the draft that is stored, also
    // against the next composer.
    if (bound || content) {
      const waited = performance.now() - openedAt;
      store.open(events, before ? loadWaitMs - waited : 0, before);
    }
    page.end();
    emit();
  }
  const entry = {
    options,
    forget: () => {
      isForgotten = true;
      lastWord.clear();
    },
  };

  return {
    getSnapshot: () => inner.getSnapshot(),
    subscribe,
    values: () => inner.values(),
    bind(form) {
      if (inner === page) {
        draftStores.add(entry);
        watch();
      }
      bound = { form, leave: inner.bind(form) };
      return () => {
        bound?.leave();
        bound = undefined;
        if (inner !== page || page.held()) return;
        draftStores.delete(entry);
        unwatch();
      };
    },
    open(given) {
      events = given;
      if (inner !== page) return inner.open(given);
      openedAt = performance.now();
      if (!given.isDirty && !page.held()) before = page.read();
      arrive();
      // It was there already.
      if (inner !== page) return;
      if (before) page.holdBack();
      void begin();
    },
    changed() {
      inner.changed();
      if (isForgotten) {
        isForgotten = false;
        arrive();
      }
      if (failedAt !== undefined && performance.now() - failedAt > retryPauseMs) void begin();
    },
    waits(press) {
      inner.waits(press);
      // A page that is killed says no word at all.
      if (inner === page) keepLastWord();
    },
    async pressing(attempt, earlier) {
      if (inner === page) await withDeadline(begin, pressWaitMs, undefined);
      const isOwn = await inner.pressing(attempt, earlier);
      if (inner === page) keepLastWord();
      return isOwn;
    },
    pressEnded(outcome) {
      inner.pressEnded(outcome);
      // What was sent must not come back as unsent.
      if (outcome.sent) lastWord.clear();
      else if (inner === page) keepLastWord();
      arrive();
    },
    snapshot: (reason) => inner.snapshot(reason),
    dismissUnreadable: () => inner.dismissUnreadable(),
    takeOver: () => inner.takeOver(),
    discard() {
      lastWord.clear();
      inner.discard();
    },
    undoDiscard: () => inner.undoDiscard(),
    takeOffered: (offered) => inner.takeOffered(offered),
    discardOffered: (offered) => inner.discardOffered(offered),
    held: () => inner.held(),
    receive: (moving) => inner.receive(moving),
    leave: () => inner.leave(),
    release() {
      files = createAttachmentStore();
    },
  };
}
