import { queryOptions, useQuery } from "@tanstack/react-query";
import { readConversation } from "../api/conversation.js";
import type { Get } from "../api/request.js";
import { useApis } from "./ConsoleData.js";

export const conversationKey = (id: string) => ["conversation", id];

export const conversationQuery = (get: Get, id: string) =>
  queryOptions({
    queryKey: conversationKey(id),
    queryFn: async ({ signal }) =>
      readConversation(await get(`/conversations/${encodeURIComponent(id)}`, signal)),
  });

/** The conversation that answers under this id: after a merge it is another one. */
export function useConversation(id: string) {
  const { get } = useApis();
  return useQuery(conversationQuery(get, id));
}
