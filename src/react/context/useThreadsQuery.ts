import type { UseQueryOptions } from "@tanstack/react-query";
import { useMemo, useState, type RefObject } from "react";
import type { Thread } from "../../api/port.js";
import { apiKey, queryDefaults } from "./apiKey.js";
import type { ReplyComposerOptions } from "../../options.js";

/** Options for a query of a conversation's threads. */
export interface ThreadsQuery extends Pick<
  UseQueryOptions<readonly Thread[]>,
  keyof typeof queryDefaults
> {
  queryKey: readonly unknown[];
  queryFn: (context: { signal: AbortSignal }) => Promise<readonly Thread[]>;
}

/** The one query that all parts use to read the conversation's threads. */
export function useThreadsQuery(
  { api, conversation }: ReplyComposerOptions,
  latest: RefObject<ReplyComposerOptions>,
): ThreadsQuery {
  const { id, latestThreadId = null } = conversation;
  // The key of the first port: a host may make a new one with every render.
  const [key] = useState(() => apiKey(api));
  return useMemo(
    () => ({
      ...queryDefaults,
      queryKey: ["reply-composer", "threads", key, String(id), latestThreadId],
      queryFn: ({ signal }) => latest.current.api.listThreads(id, { signal }),
    }),
    [key, id, latestThreadId, latest],
  );
}
