import { QueryObserver, type QueryClient } from "@tanstack/react-query";
import { useEffect, useState, type RefObject } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { ReplyValues } from "../domain/reply.js";
import { createSeenThreads, type SeenThreads } from "../sending/seenThreads.js";
import type { Session } from "../sending/session.js";
import type { ReplyComposerOptions } from "./options.js";

/** Milliseconds between two looks while the agent types. */
const pace = 30_000;

/**
 * Knows what the agent has seen, so that Send can say that somebody was faster. Looks in the
 * background: at mount, on focus, every 30 s while typing; not at all where the host passes
 * `latestThreadId`, since rate limits are per account.
 */
export function useSeenThreads(
  session: Session,
  client: QueryClient,
  form: UseFormReturn<ReplyValues>,
  { conversation }: ReplyComposerOptions,
  latest: RefObject<ReplyComposerOptions>,
): SeenThreads {
  const [seen] = useState(() => createSeenThreads(session));
  const { id, status, latestThreadId } = conversation;
  const isTold = latestThreadId !== undefined;

  useEffect(() => {
    // The store outlives this render, so React tells it what the props say.
    seen.hostShows(latestThreadId, status);
  }, [seen, latestThreadId, status]);

  // An effect and no useQuery: nothing is rendered when a look tells nothing new.
  useEffect(() => {
    if (isTold) return;
    const observer = new QueryObserver(client, {
      queryKey: ["reply-composer", "threads", String(id)],
      queryFn: ({ signal }) => latest.current.api.listThreads(id, { signal }),
      // The host's defaults are for its own queries.
      gcTime: 0,
      staleTime: 0,
      retry: false,
      networkMode: "always",
      throwOnError: false,
      refetchOnMount: "always",
      // Heard below: a client that no provider has mounted hears neither.
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      refetchInterval: false,
      meta: { source: "reply-composer" },
    });
    let lookedAt = 0;
    const look = () => {
      lookedAt = Date.now();
      void observer.refetch();
    };
    const lookIfDue = () => {
      if (Date.now() - lookedAt >= pace) look();
    };
    const lookWhenVisible = () => {
      if (document.visibilityState === "visible") look();
    };
    const leave = observer.subscribe(({ data, isFetching, isSuccess }) => {
      if (isFetching || !isSuccess) return;
      lookedAt = Date.now();
      seen.read(data);
    });
    const leaveForm = form.subscribe({ formState: { values: true }, callback: lookIfDue });
    document.addEventListener("visibilitychange", lookWhenVisible);
    window.addEventListener("focus", lookIfDue);
    window.addEventListener("online", look);
    return () => {
      document.removeEventListener("visibilitychange", lookWhenVisible);
      window.removeEventListener("focus", lookIfDue);
      window.removeEventListener("online", look);
      leaveForm();
      leave();
    };
  }, [client, form, id, isTold, latest, seen]);
  return seen;
}
