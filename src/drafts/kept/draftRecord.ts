import type { Draft } from "../record/draft.js";
import type { DraftKey, DraftStorage } from "../storage/storage.js";

interface RecordOptions {
  /** Milliseconds since 1970 of the draft that is safe now. */
  onKept: (draft: Draft) => void;
  onRefused: () => void;
  /** For one that the storage is too full for; false where there is none to make. */
  makeRoom: () => boolean;
}

/** Writes one record: one write at a time, and of those that wait only the newest. */
export function createDraftRecord(
  storage: DraftStorage,
  key: DraftKey,
  { onKept, onRefused, makeRoom }: RecordOptions,
) {
  let running = 0;
  let latest = Promise.resolve();
  let next: Draft | undefined;
  const begin = async (draft: Draft) => {
    next = undefined;
    running += 1;
    try {
      await storage.set(key, draft);
      onKept(draft);
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
      if (isFull && makeRoom()) next ??= draft;
      else onRefused();
    }
    running -= 1;
    if (next && running === 0) await begin(next);
  };
  return {
    /** `isLast`: the page may be going away, and nothing waits. */
    write(draft: Draft, isLast = false) {
      if (running > 0 && !isLast) next = draft;
      else latest = begin(draft);
    },
    isWriting: () => running > 0,
    /** Resolves when the latest write is done. */
    written: () => latest,
    /** Never rejects: there is nothing that could be done. */
    async delete() {
      next = undefined;
      await storage.delete(key).catch(() => {});
    },
  };
}
