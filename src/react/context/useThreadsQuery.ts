import { useMemo, useState, type RefObject } from "react";
import { apiKey, queryDefaults } from "./apiKey.js";
import type { ReplyComposerOptions } from "../../options.js";

export type ThreadsQuery = ReturnType<typeof useThreadsQuery>;

/** The one query that all parts use to read the conversation's threads. */
export function useThreadsQuery(
  { api, conversation }: ReplyComposerOptions,
  latest: RefObject<ReplyComposerOptions>,
) {
  const { id, latestThreadId = null } = conversation;
  // The key of the first port: a host may make a new one with every render.
  const [key] = useState(() => apiKey(api));
  return useMemo(
    () => ({
      ...queryDefaults,
      queryKey: ["reply-composer", "threads", key, String(id), latestThreadId],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        latest.current.api.listThreads(id, { signal }),
    }),
    [key, id, latestThreadId, latest],
  );
}
