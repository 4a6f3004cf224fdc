import { useMemo, useSyncExternalStore } from "react";
import { listDrafts, type DraftSummary } from "../../drafts/listDrafts.js";
import type { DraftOptions } from "../../drafts/storage/places.js";

const none: readonly DraftSummary[] = [];

/** The conversations that have an unsent reply, newest first; as `listDrafts`, for React. */
export function useDrafts({
  scope,
  storage,
}: Pick<DraftOptions, "scope" | "storage">): readonly DraftSummary[] {
  const list = useMemo(
    () => listDrafts({ scope, ...(storage === undefined ? {} : { storage }) }),
    [scope, storage],
  );
  return useSyncExternalStore(list.subscribe, list.getSnapshot, () => none);
}
