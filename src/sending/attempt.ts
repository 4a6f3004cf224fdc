import type { SendProgress } from "../api/port.js";
import type { Attempt, WaitingPress } from "../domain/attempt.js";
import type { Concern } from "../domain/concern.js";
import type { Id } from "../domain/conversation.js";
import type { ReplyError } from "../domain/errors.js";
import type { Reply } from "../domain/reply.js";

export type { Attempt, ThreadsBefore } from "../domain/attempt.js";

/** What was created from here in a conversation: by id, and how many whose id nobody told. */
export interface OwnThreads {
  readonly ownThreads: ReadonlySet<string>;
  readonly untold: number;
}

/** What a press is for, beside what the form holds. */
export interface PressOptions extends WaitingPress {
  /** Its time to undo has run already. */
  isDue?: boolean | undefined;
}

/** The same press once more: to where it was going, and with the status that was for it alone. */
export function pressOf(
  { conversationId, reply, values, unsetStatus }: Attempt,
  own: Id,
): PressOptions {
  const { status = unsetStatus } = reply;
  return {
    to: String(conversationId) === String(own) ? undefined : conversationId,
    status: status === values.status ? undefined : status,
  };
}

/** The press that goes by itself if the page stays, and that is lost with the page. */
export function waitingPress(state: SendState, own: Id): WaitingPress | undefined {
  const isWaiting = state.status === "delayed" || state.status === "waiting" || "resendAt" in state;
  if (!isWaiting || state.attempt.reply.draft || state.attempt.reply.imported) return undefined;
  return pressOf(state.attempt, own);
}

/**
 * Whether a reply that may have been sent is there: being looked for, not found, nobody can tell; or it
 * is there, but held for review, or hidden.
 */
export type Look = "running" | "not-found" | "unavailable" | "under-review" | "hidden";

/** What became of the latest press. */
export type SendState =
  | { status: "idle" }
  /** Stopped before anything was sent: a file failed or was refused, and nobody removed it. */
  | { status: "blocked" }
  /** Nothing was sent yet: the agent is asked first. */
  | { status: "asking"; concerns: readonly Concern[]; press: PressOptions }
  /** Can be undone until then (milliseconds, as `Date.now()`); nothing is on the wire. */
  | { status: "delayed"; attempt: Attempt; until: number }
  /** Goes by itself once its files are encoded, a slow check answers, or an earlier try was looked for. */
  | { status: "waiting"; attempt: Attempt; for: "files" | "checks" | "look" }
  | { status: "sending"; attempt: Attempt; progress: SendProgress }
  | {
      status: "failed";
      attempt: Attempt;
      error: ReplyError;
      /** When it goes again by itself, as `Date.now()`; only with `rate-limited`. */
      resendAt?: number | undefined;
      /** Only where it may have been sent. */
      look?: Look | undefined;
      /** Ids of the files that went out, in their order on the wire. */
      fileIds?: readonly string[] | undefined;
      /** The biggest files, where the connection breaks again and again on a large body. */
      perhapsTooLarge?: readonly { name: string; size: number }[] | undefined;
    }
  /** `isEarlier`: it was an earlier try that had arrived; what was changed since is still here. */
  | {
      status: "sent";
      attempt: Attempt;
      threadId?: Id | undefined;
      isEarlier?: boolean | undefined;
    };

export type Failed = Extract<SendState, { status: "failed" }>;

/** Drafts and history reach nobody. */
export function isEmail({ draft, imported }: Reply): boolean {
  return !draft && !imported;
}

/** Whether a press holds the lock: delayed, waiting, or at the server. */
export function isInFlight(
  state: SendState,
): state is Extract<SendState, { status: "delayed" | "waiting" | "sending" }> {
  return isInFlightStatus(state.status);
}

export function isInFlightStatus(status: SendState["status"]): boolean {
  return status === "delayed" || status === "waiting" || status === "sending";
}
