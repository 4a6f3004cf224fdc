import { QueryObserver, type QueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import type { UseFormReturn } from "react-hook-form";
import { endAll, listen } from "../../async/listen.js";
import { yieldToMain } from "../../async/yieldToMain.js";
import type { ReplyValues } from "../../domain/reply.js";
import { createSeenThreads, type SeenThreads } from "../../checks/seenThreads.js";
import type { Session } from "../../session/session.js";
import type { ReplyComposerOptions } from "../../options.js";
import { windowOf } from "../dom/place.js";
import type { ReplyText } from "../context/replyText.js";
import type { ThreadsQuery } from "../context/useThreadsQuery.js";

/** Milliseconds between two looks while the agent types. */
const lookIntervalMs = 30_000;

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
  threads: ThreadsQuery,
  replyText: ReplyText,
): SeenThreads {
  const seen = useMemo(() => createSeenThreads(session), [session]);
  const { status, latestThreadId } = conversation;
  const isTold = latestThreadId !== undefined;

  // An effect, since the store outlives React: it is told of new props.
  useEffect(() => {
    seen.hostShows(latestThreadId, status);
  }, [seen, latestThreadId, status]);

  // An effect and no useQuery: nothing is rendered when a look tells nothing new.
  useEffect(() => {
    if (isTold) return;
    const observer = new QueryObserver(client, {
      ...threads,
      staleTime: 0,
      // Focus and reconnecting are heard below: a client that no provider has mounted hears neither.
      refetchOnMount: "always",
    });
    // Where the reply is in a window of its own, the page's may be hidden all the time.
    const around = windowOf(replyText.element());
    let lookedAt = 0;
    const look = async () => {
      lookedAt = Date.now();
      // Not in the task of a key, or of a reply that was sent: the page shows these first.
      await yieldToMain();
      if (observer.hasListeners()) void observer.refetch();
    };
    const lookIfDue = () => {
      if (Date.now() - lookedAt >= lookIntervalMs) void look();
    };
    const lookWhenVisible = () => {
      if (around.document.visibilityState === "visible") void look();
    };
    return endAll(
      observer.subscribe(({ data, isFetching, isError }) => {
        if (isFetching || !data) return;
        lookedAt = Date.now();
        seen.read(data, isError);
      }),
      form.subscribe({ formState: { values: true }, callback: lookIfDue }),
      listen(around.document, ["visibilitychange"], lookWhenVisible),
      listen(around, ["focus"], lookIfDue),
      listen(around, ["online"], () => void look()),
    );
  }, [client, form, isTold, seen, threads, replyText]);
  return seen;
}
