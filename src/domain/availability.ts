import type { Availability, Conversation } from "./conversation.js";
import type { ReplyError } from "./errors.js";
import type { BackendRules } from "./rules.js";

export function availability(
  conversation: Conversation,
  error: ReplyError | undefined,
  { threadLimit = Infinity, fullAt = threadLimit }: BackendRules,
): Availability {
  const isFull = (conversation.threads ?? 0) >= fullAt;
  switch (error?.code) {
    case "locked": {
      const { reason, logRef } = error.detail;
      // The response's body is undocumented; where it does not say, the count is the best guess.
      const known = reason === "unknown" && isFull ? "thread-limit" : reason;
      return { status: "locked", reason: known, certain: true, logRef };
    }
    case "moved":
      return { status: "moved", to: error.detail.to };
    case "gone":
      return { status: "gone" };
    default:
      return isFull
        ? { status: "locked", reason: "thread-limit", certain: false }
        : { status: "open" };
  }
}
