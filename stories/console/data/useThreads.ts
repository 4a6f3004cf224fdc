import { skipToken, useInfiniteQuery } from "@tanstack/react-query";
import type { Id } from "../../../src/index.js";
import { readNextPage } from "../api/read.js";
import { readThreads } from "../api/thread.js";
import { useApis } from "./ConsoleData.js";

export const threadsKey = (id: Id) => ["threads", String(id)];

/** A conversation's threads, oldest first; earlier ones come page by page. */
export function useThreads(id: Id | undefined) {
  const { get } = useApis();
  return useInfiniteQuery({
    queryKey: threadsKey(id ?? ""),
    queryFn:
      id === undefined
        ? skipToken
        : async ({ pageParam, signal }) => {
            const json = await get(
              `/conversations/${encodeURIComponent(id)}/threads?page=${pageParam}`,
              signal,
            );
            return { threads: readThreads(json), next: readNextPage(json) };
          },
    initialPageParam: 1,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ threads }) => threads).toReversed(),
  });
}
