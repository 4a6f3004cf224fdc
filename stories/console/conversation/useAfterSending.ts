import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useOutbox } from "../../../src/index.js";
import type { SentReply } from "../../../src/index.js";
import { useApis } from "../data/ConsoleData.js";
import { conversationKey, conversationQuery } from "../data/useConversation.js";
import { listKey } from "../data/useConversationList.js";
import { threadsKey } from "../data/useThreads.js";
import { useAnswer } from "../shell/places.js";
import type { ReplySheet } from "./useReplySheet.js";

interface AfterSending {
  afterSending: (sent: SentReply) => void;
  afterSaving: (saved: SentReply) => void;
  /** Where it was sent from another tab. */
  refresh: (sent: SentReply) => void;
}

/** Shows what the server took: the new message, the status, the place in the list. */
export function useAfterSending(openId: string, sheet: ReplySheet): AfterSending {
  const client = useQueryClient();
  const { get, notices } = useApis();
  const answer = useAnswer();
  const entry = useOutbox().find(({ conversationId }) => String(conversationId) === openId);
  const kind = useRef(entry?.kind);
  const isShown = useRef(false);
  // An effect, since only mounting tells whether the agent is still here.
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  // An effect, since what was rendered may never be shown.
  useEffect(() => {
    if (entry) kind.current = entry.kind;
  }, [entry]);
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
  /** Where it went instead the agent goes on. */
  const goOn = async (id: string) => {
    // First, or the list's old status would seem changed by a colleague.
    await client.prefetchQuery({ ...conversationQuery(get, id), staleTime: 0 });
    if (isShown.current) answer(id, { replace: sheet.isOpen });
  };
  const settle = (sent: SentReply, what: "sent" | "saved" | "filed") => {
    refresh(sent);
    const { conversationId } = sent;
    // Who sees the composer reads it there.
    if (!isShown.current || sheet.isSmall) notices.add({ conversationId, kind: what });
    if (!isShown.current) return;
    if (String(conversationId) === openId) sheet.close();
    else void goOn(String(conversationId));
  };
  return {
    afterSending: (sent) => settle(sent, kind.current === "history" ? "filed" : "sent"),
    afterSaving: (saved) => settle(saved, "saved"),
    refresh: (sent) => {
      refresh(sent);
      if (sheet.isSmall && !sheet.isOpen) {
        notices.add({ conversationId: sent.conversationId, kind: "sent-elsewhere" });
      }
    },
  };
}
