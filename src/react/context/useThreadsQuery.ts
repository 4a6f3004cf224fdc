import type { UseQueryOptions } from "@tanstack/react-query";
import { useMemo, useState, type RefObject } from "react";
import type { Thread } from "../../api/port.js";
import { apiKey, queryDefaults } from "./apiKey.js";
import type { ReplyComposerOptions } from "../../options.js";

/** What it takes to ask for them. */
export interface ThreadsQuery extends Pick<
  UseQueryOptions<readonly Thread[]>,
  keyof typeof queryDefaults
> {
  queryKey: readonly unknown[];
  queryFn: (context: { signal: AbortSignal }) => Promise<readonly Thread[]>;
}

/** The conversation's threads: one query for all who want to know of them. */
export function useThreadsQuery(
  { api, conversation }: ReplyComposerOptions,
  latest: RefObject<ReplyComposerOptions>,
): ThreadsQuery {
  const { id, latestThreadId = null } = conversation;
  // Of the first one: a host may make a new port with every render.
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
