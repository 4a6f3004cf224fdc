import type { Draft } from "./draft.js";
import type { DraftKey, DraftStorage } from "./storage.js";

interface RecordOptions {
  /** Milliseconds since 1970 of the draft that is safe now. */
  onKept: (draft: Draft) => void;
  /** True: try again, there is more room now. */
  onRefused: (error: unknown) => boolean;
}

/** Writes one record: one write at a time, and of those that wait only the newest. */
export function createDraftRecord(
  storage: DraftStorage,
  key: DraftKey,
  { onKept, onRefused }: RecordOptions,
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
      if (onRefused(error)) next ??= draft;
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
    /** Resolves when the latest write is done. */
    written: () => latest,
    async delete() {
      next = undefined;
      await storage.delete(key);
    },
  };
}
