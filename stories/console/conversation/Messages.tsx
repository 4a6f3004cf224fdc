import { useEffect, useRef } from "react";
import type { Id } from "../../../src/index.js";
import { Empty, Problem } from "../Problem.js";
import { useThreads } from "../data/useThreads.js";
import { Message } from "./Message.js";
import { MessagesSkeleton } from "./MessagesSkeleton.js";

/** The conversation so far, oldest first, with the end in view. */
export function Messages({ id }: { id: Id }) {
  const threads = useThreads(id);
  const { data, error, isFetching, isFetchingNextPage } = threads;
  const newest = data?.at(-1)?.id;
  const endRef = useRef<HTMLDivElement>(null);
  const shown = useRef<Id>(undefined);

  // The DOM decides where the end is, once it holds the newest message.
  useEffect(() => {
    if (newest === undefined) return;
    const isFirst = shown.current === undefined;
    if (shown.current !== newest)
      endRef.current?.scrollIntoView({ block: isFirst ? "end" : "nearest" });
    shown.current = newest;
  }, [newest]);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also without a mouse
    <section className="messages" aria-label="Messages" tabIndex={0}>
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
        <Message key={thread.id} conversationId={id} thread={thread} />
      ))}
      <div ref={endRef} />
    </section>
  );
}
