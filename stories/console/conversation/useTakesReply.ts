import { useState } from "react";
import { useDrafts } from "../../../src/index.js";
import type { ComposerEvents } from "../../../src/index.js";
import { useApis } from "../data/ConsoleData.js";
import type { OpenConversation } from "./useOpenConversation.js";

/**
 * Whether there is a composer: a conversation that was deleted takes no reply, unless one was begun,
 * whose words are still to be copied.
 */
export function useTakesReply(id: string, open: OpenConversation) {
  const hasDraft = useDrafts(useApis().drafts).some(({ conversationId }) => conversationId === id);
  const [isBegun, setBegun] = useState(false);
  const standing = open.status === "open" ? open.standing.status : "here";
  const isGone = standing === "gone" || standing === "lost";
  const onValuesChange: ComposerEvents["onValuesChange"] = (_values, { reason }) => {
    if (reason === "user") setBegun(true);
  };
  return { takesReply: !isGone || isBegun || hasDraft, onValuesChange };
}
