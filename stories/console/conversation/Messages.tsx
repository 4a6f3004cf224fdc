import { useEffect } from "react";
import type { RefObject } from "react";
import type { Id } from "../../../src/index.js";
import type { ThreadView } from "../api/thread.js";
import { Empty, Problem } from "../Problem.js";
import { useThreads } from "../data/useThreads.js";
import { Message } from "./Message.js";
import { MessagesSkeleton } from "./MessagesSkeleton.js";

interface MessagesProps {
  id: Id;
  ref: RefObject<HTMLElement | null>;
  /** Puts a message into the reply; absent where there is none. */
  quote: ((thread: ThreadView) => void) | undefined;
}

/**
 * The conversation so far, oldest first. The stylesheet scrolls it from its end, which so stays in view
 * when the reply grows and when a message comes.
 */
export function Messages({ id, ref, quote }: MessagesProps) {
  const threads = useThreads(id);
  const { data, error, isFetching, isFetchingNextPage } = threads;
  const newest = data?.at(-1);
  const ours = newest?.kind === "reply" || newest?.kind === "draft" ? newest.id : undefined;

  // What the agent sent is shown, wherever they were reading; another's message pulls nobody away.
  useEffect(() => {
    if (ours !== undefined) ref.current?.scrollTo({ top: 0 });
  }, [ours, ref]);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also without a mouse
    <section className="messages" aria-label="Messages" tabIndex={0} ref={ref}>
      <div className="messages-list">
        {threads.hasNextPage && (
          <button
            className="button messages-earlier"
            type="button"
            disabled={isFetchingNextPage}
            onClick={() => void threads.fetchNextPage()}
          >
            {isFetchingNextPage ? "Loading…" : "Earlier messages"}
          </button>
        )}
        {data === undefined && error === null && <MessagesSkeleton />}
        {data === undefined && error !== null && (
          <Problem
            title="The messages could not be loaded"
            error={error}
            onRetry={() => void threads.refetch()}
            isRetrying={isFetching}
          />
        )}
        {data?.length === 0 && <Empty title="No messages yet" />}
        {data?.map((thread) => (
          <Message key={thread.id} conversationId={id} thread={thread} quote={quote} />
        ))}
      </div>
    </section>
  );
}
