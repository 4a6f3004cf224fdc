import { useQueryClient } from "@tanstack/react-query";
import type { Query } from "@tanstack/react-query";
import type { SyntheticEvent } from "react";
import type { BeforeSend } from "../../../src/index.js";
import { conversationKey } from "../data/useConversation.js";
import { threadsKey } from "../data/useThreads.js";

/** Milliseconds between two looks while the agent types. */
const typingMs = 30_000;
/** Milliseconds for which what a look found is new enough to send by. */
const freshMs = 1_000;
/** Milliseconds that a press waits for a look: the agent notices no less. */
const patienceMs = 100;

/**
 * Looks what others do to the conversation, so that the composer, which is told of the newest thread and
 * the status, can say that somebody was faster: while the agent types, and once more as they go to send.
 */
export function useLooks(id: string, shownId = id) {
  const client = useQueryClient();
  const look = (ageMs: number) =>
    Promise.all(
      [conversationKey(id), threadsKey(shownId)].map((queryKey) =>
        client.refetchQueries(
          { queryKey, predicate: (query) => ageOf(query) >= ageMs },
          { cancelRefetch: false },
        ),
      ),
    );
  return {
    /** For every keystroke. */
    lookWhileTyping: () => void look(typingMs),
    /** For every key, pointer and focus in the reply: those that come before a press begin the look early. */
    lookAhead: (event: SyntheticEvent) => {
      if (comesBeforeSend(event)) void look(freshMs);
    },
    /** Begins the look where nothing came before the press, and gives it a moment. */
    lookBeforeSend: (async ({ draft, imported }) => {
      if (draft || imported) return [];
      await Promise.race([look(freshMs), later(patienceMs)]);
      // The cache tells of what came by a timer, and then it is rendered.
      await later(0);
      return [];
    }) satisfies BeforeSend,
  };
}

function ageOf({ state: { dataUpdatedAt, errorUpdatedAt } }: Query): number {
  return Date.now() - Math.max(dataUpdatedAt, errorUpdatedAt);
}

function comesBeforeSend({ target, nativeEvent }: SyntheticEvent): boolean {
  if (nativeEvent instanceof KeyboardEvent) return ["Control", "Meta"].includes(nativeEvent.key);
  return target instanceof Element && target.closest(".rc-send") !== null;
}

const later = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
