import { useQueryClient } from "@tanstack/react-query";
import type { Query } from "@tanstack/react-query";
import { conversationKey } from "../data/useConversation.js";
import { threadsKey } from "../data/useThreads.js";

/** Milliseconds between two looks. */
const pace = 30_000;

/**
 * For every keystroke: looks at most every 30 s what others do to the conversation meanwhile, so that
 * the composer, which is told of the newest thread and the status, can say that somebody was faster.
 */
export function useLookWhileTyping(id: string, shownId = id): () => void {
  const client = useQueryClient();
  return () => {
    for (const queryKey of [conversationKey(id), threadsKey(shownId)]) {
      void client.refetchQueries({ queryKey, predicate: isDue }, { cancelRefetch: false });
    }
  };
}

function isDue({ state: { dataUpdatedAt, errorUpdatedAt } }: Query): boolean {
  return Date.now() - Math.max(dataUpdatedAt, errorUpdatedAt) >= pace;
}
