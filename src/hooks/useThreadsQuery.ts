import { queryOptions } from "@tanstack/react-query";
import { useMemo, useState, type RefObject } from "react";
import { apiKey, queryDefaults } from "./apiKey.js";
import type { ReplyComposerOptions } from "./options.js";

/** The conversation's threads: one query for all who want to know of them. */
export function useThreadsQuery(
  { api, conversation }: ReplyComposerOptions,
  latest: RefObject<ReplyComposerOptions>,
) {
  const { id, latestThreadId = null } = conversation;
  // Of the first one: a host may make a new port with every render.
  const [key] = useState(() => apiKey(api));
  return useMemo(
    () =>
      queryOptions({
        ...queryDefaults,
        queryKey: ["reply-composer", "threads", key, String(id), latestThreadId],
        queryFn: ({ signal }) => latest.current.api.listThreads(id, { signal }),
      }),
    [key, id, latestThreadId, latest],
  );
}

export type ThreadsQuery = ReturnType<typeof useThreadsQuery>;
