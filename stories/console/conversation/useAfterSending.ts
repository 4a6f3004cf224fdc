import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import type { SentReply } from "../../../src/index.js";
import { conversationKey } from "../data/useConversation.js";
import { listKey } from "../data/useConversationList.js";
import { threadsKey } from "../data/useThreads.js";

/** Shows what the server took: the new message, the status, the place in the list. */
export function useAfterSending(openId: string): (sent: SentReply) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return ({ conversationId }) => {
    const sentTo = String(conversationId);
    for (const queryKey of [
      conversationKey(sentTo),
      threadsKey(sentTo),
      conversationKey(openId),
      listKey,
    ]) {
      void client.invalidateQueries({ queryKey });
    }
    if (sentTo !== openId) void navigate(`/conversations/${sentTo}`);
  };
}
