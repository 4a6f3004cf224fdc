import { useInfiniteQuery } from "@tanstack/react-query";
import { readConversations } from "../api/conversation.js";
import { readEmbedded, readNextPage } from "../api/read.js";
import { useApis } from "./ConsoleData.js";

export const listKey = ["conversations"];

/** All conversations, page by page, the one with the latest activity first. */
export function useConversationList() {
  const { get } = useApis();
  return useInfiniteQuery({
    queryKey: listKey,
    queryFn: async ({ pageParam, signal }) => {
      const json = await get(`/conversations?status=all&page=${pageParam}`, signal);
      return {
        conversations: readConversations(readEmbedded(json, "conversations")),
        next: readNextPage(json),
      };
    },
    initialPageParam: 1,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ conversations }) => conversations),
  });
}
