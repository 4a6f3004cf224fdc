import type { Conversation, Thread } from "./model.js";

const DAY = 86_400_000;
const REDIRECT_DAYS = 60;
const MAX_THREADS = 99;

export type Standing = { at: "here" } | { at: "moved"; to: number } | { at: "gone" };

/** Names the next hop only: a chain of merges is a chain of redirects. */
export function standing(conversation: Conversation, now: number): Standing {
  if (conversation.deleted) return { at: "gone" };
  if (conversation.merged === null) return { at: "here" };
  const age = now - conversation.merged.at;
  return age > REDIRECT_DAYS * DAY ? { at: "gone" } : { at: "moved", to: conversation.merged.into };
}

export function publishedThreads(conversation: Conversation): Thread[] {
  return conversation.threads.filter((thread) => thread.state === "published");
}

export function lastActivityAt(conversation: Conversation): number {
  return publishedThreads(conversation).reduce(
    (latest, thread) => Math.max(latest, thread.createdAt),
    conversation.createdAt,
  );
}

/**
 * Why the conversation takes no further thread. Drafts fill it too, although the `threads` count
 * that clients see leaves them out: that count is a hint, the 412 decides.
 */
export function lockReason(
  conversation: Conversation,
  policy: { now: number; tooOldAfterDays: number },
): string | undefined {
  if (conversation.threads.length >= MAX_THREADS) {
    return "Conversation is locked: it has reached the maximum number of threads (100)";
  }
  const isOld = policy.now - lastActivityAt(conversation) > policy.tooOldAfterDays * DAY;
  if (conversation.tooOld ?? isOld) {
    return "Conversation is locked: company policy does not allow changes to conversations this old";
  }
  return undefined;
}
