import type { Attempt, WaitingPress } from "../domain/attempt.js";
import type { Id } from "../domain/conversation.js";
import type { Reply, ReplyValues } from "../domain/reply.js";

export type { Attempt, ThreadsBefore } from "../domain/attempt.js";

/** What a press is for, beside what the form holds. */
export interface PressOptions extends WaitingPress {
  /** Its time to undo has run already. */
  isDue?: boolean | undefined;
  /** A status that the press asked for, and that a draft or history did not take: a retry says so again. */
  unsetStatus?: Attempt["unsetStatus"] | undefined;
}

export interface SubmitOptions extends PressOptions {
  /** The agent was asked and said yes. */
  isConfirmed?: boolean | undefined;
}

/** The same press once more: to where it was going, and with the status that was for it alone. */
export function pressOf(
  { conversationId, reply, values, unsetStatus }: Attempt,
  own: Id,
): PressOptions {
  return {
    to: String(conversationId) === String(own) ? undefined : conversationId,
    status: reply.status === values.status ? undefined : reply.status,
    unsetStatus,
  };
}

/** Drafts and history reach nobody. */
export function isEmail({
  draft,
  imported,
}: Pick<ReplyValues, "draft" | "imported"> | Reply): boolean {
  return !draft && !imported;
}
