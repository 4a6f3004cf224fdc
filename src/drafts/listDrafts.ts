import { createListeners } from "../async/createStore.js";
import { newUuid } from "../domain/uuid.js";
import { openDraftChannel, type DraftChannel } from "./tabs/channel.js";
import { readDraft, type Draft } from "./record/draft.js";
import { excerptOf } from "./record/excerpt.js";
import { expire } from "./expire.js";
import { findLastWords } from "./lastWords.js";
import { draftPlace, type DraftOptions } from "./storage/places.js";
import { keyOf } from "./storage/storage.js";

/** A conversation that has an unsent reply. */
export interface DraftSummary {
  /** As text, whatever type the host's ids have. */
  conversationId: string;
  /** As `Date.now()`. */
  savedAt: number;
  /** How the reply begins, as a reader would see it. */
  text: string;
  files: number;
}

/** A live list; shaped for `useSyncExternalStore`. */
export interface DraftList {
  /** The same array until something changes, newest first. Empty until the first look. */
  getSnapshot: () => readonly DraftSummary[];
  /** While somebody listens it follows this page and other tabs. */
  subscribe: (listener: () => void) => () => void;
}

const none: readonly DraftSummary[] = [];

/** The conversations of a scope that have an unsent reply in this browser. */
export function listDrafts(options: Pick<DraftOptions, "scope" | "storage">): DraftList {
  const { scope, storage: given } = options;
  // What lives in the page alone is in no list.
  if (given === false) return { getSnapshot: () => none, subscribe: () => () => {} };
  const place = draftPlace({ scope, storage: given });
  const { storage } = place;
  const { subscribe, emit, count } = createListeners();
  const drafts = new Map<string, DraftSummary>();
  /** Told of since the look began: what it reads of them may be older. */
  const heard = new Set<string>();
  let snapshot = none;
  let channel: DraftChannel | undefined;

  const publish = () => {
    snapshot = [...drafts.values()].toSorted((a, b) => b.savedAt - a.savedAt);
    emit();
  };
  const look = async () => {
    await expire(place);
    const found = await storage.entries(keyOf("draft", scope));
    for (const id of drafts.keys()) if (!heard.has(id)) drafts.delete(id);
    for (const [key, record] of found) {
      const draft = readDraft(record);
      const conversationId = key[2];
      if (draft && conversationId !== undefined && !heard.has(conversationId)) {
        drafts.set(conversationId, summaryOf(conversationId, draft));
      }
    }
    for (const { conversationId, draft, isOwn } of place.isOurs ? findLastWords(scope) : []) {
      const known = drafts.get(conversationId);
      if (heard.has(conversationId)) continue;
      if (known && !(isOwn && draft.savedAt > known.savedAt)) continue;
      drafts.set(conversationId, summaryOf(conversationId, draft));
    }
    publish();
  };
  const open = () => {
    heard.clear();
    channel = openDraftChannel(scope, newUuid(), (conversationId, news) => {
      if (news.type === "changed" || news.type === "cleared") heard.add(conversationId);
      if (news.type === "changed") {
        drafts.set(conversationId, summaryOf(conversationId, news.draft));
      } else if (news.type !== "cleared" || !drafts.delete(conversationId)) return;
      publish();
    });
    void look();
  };
  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      const leave = subscribe(listener);
      if (count() === 1) open();
      return () => {
        leave();
        if (count() === 0) channel?.close();
      };
    },
  };
}

function summaryOf(conversationId: string, draft: Draft): DraftSummary {
  const { savedAt, files } = draft;
  const own = files.filter(({ rejection }) => !rejection);
  return { conversationId, savedAt, text: excerptOf(draft), files: own.length };
}
