import type { Availability, Conversation } from "./conversation.js";
import type { ReplyError } from "./errors.js";

/** "add a thread to a conversation that has 99 threads or more": HTTP 412. */
const threadLimit = 99;

export function availability(
  conversation: Conversation,
  error: ReplyError | undefined,
): Availability {
  const isFull = (conversation.threads ?? 0) >= threadLimit;
  switch (error?.code) {
    case "locked": {
      const { reason, logRef } = error.detail;
      // The answer's body is undocumented; where it does not tell, the count is the best guess.
      const known = reason === "unknown" && isFull ? "thread-limit" : reason;
      const said = logRef === undefined ? {} : { logRef };
      return { status: "locked", reason: known, certain: true, ...said };
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
