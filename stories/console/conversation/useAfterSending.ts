import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import type { SentReply } from "../../../src/index.js";
import { conversationKey } from "../data/useConversation.js";
import { listKey } from "../data/useConversationList.js";
import { threadsKey } from "../data/useThreads.js";

interface AfterSending {
  afterSending: (sent: SentReply) => void;
  /** As well where it was sent from another tab. */
  refresh: (sent: SentReply) => void;
}

/** Shows what the server took: the new message, the status, the place in the list. */
export function useAfterSending(openId: string): AfterSending {
  const client = useQueryClient();
  const navigate = useNavigate();
  const isShown = useRef(false);
  // An effect, since only mounting tells whether the agent is still here.
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const refresh = ({ conversationId }: SentReply) => {
    const sentTo = String(conversationId);
    for (const queryKey of [
      conversationKey(sentTo),
      threadsKey(sentTo),
      conversationKey(openId),
      listKey,
    ]) {
      void client.invalidateQueries({ queryKey });
    }
  };
  const afterSending = (sent: SentReply) => {
    refresh(sent);
    const sentTo = String(sent.conversationId);
    // Nobody is pulled out of the conversation they went on to.
    if (sentTo !== openId && isShown.current) void navigate(`/conversations/${sentTo}`);
  };
  return { afterSending, refresh };
}
