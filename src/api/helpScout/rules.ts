import type { LockReason } from "../../domain/conversation.js";
import type { BackendRules } from "../../domain/rules.js";

/** What Help Scout's pages say of the Create Reply Thread request. */
export const helpScoutRules: BackendRules = {
  statuses: ["active", "pending", "closed", "spam"],
  waysToSend: ["closed", "pending"],
  // "add a thread to a conversation that has 99 threads or more": HTTP 412.
  threadLimit: 100,
  fullAt: 99,
  // A reply reopens, unless it sets a status.
  effectOf: (_values, { status }) => ({
    kind: /^(?:active|open|all)$/.test(status) ? "keeps-status" : "reopens",
    status: "active",
  }),
  createsCustomers: true,
};

/** Some servers between send the standard header instead. */
export const retryHeader = "X-RateLimit-Retry-After";

/** The body of a 412 is undocumented: the reason is a guess by its message, or "unknown". */
export function lockReason(status: number, message = ""): LockReason | undefined {
  if (status !== 412) return undefined;
  if (/thread/i.test(message) && /\b(99|100|limit|maximum|many|more)\b/i.test(message)) {
    return "thread-limit";
  }
  return /\b(old|age|policy|expired)\b/i.test(message) ? "too-old" : "unknown";
}
