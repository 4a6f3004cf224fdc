import { useQuery } from "@tanstack/react-query";
import { readConversation } from "../api/conversation.js";
import { useApis } from "./ConsoleData.js";

export const conversationKey = (id: string) => ["conversation", id];

/** The conversation that answers under this id: after a merge it is another one. */
export function useConversation(id: string) {
  const { get } = useApis();
  return useQuery({
    queryKey: conversationKey(id),
    queryFn: async ({ signal }) =>
      readConversation(await get(`/conversations/${encodeURIComponent(id)}`, signal)),
  });
}
