import type { LockReason } from "../../domain/conversation.js";

/** Some servers between send the standard header instead. */
export const retryHeader = "X-RateLimit-Retry-After";

/** The body of a 412 is undocumented: its message is a guess, "unknown" an honest answer. */
export function lockReason(status: number, message = ""): LockReason | undefined {
  if (status !== 412) return undefined;
  if (/thread/i.test(message) && /\b(99|100|limit|maximum|many|more)\b/i.test(message)) {
    return "thread-limit";
  }
  return /\b(old|age|policy|expired)\b/i.test(message) ? "too-old" : "unknown";
}
