import type { SendProgress } from "../api/port.js";
import type { WaitingPress } from "../domain/attempt.js";
import type { Concern } from "../domain/concern.js";
import type { Id } from "../domain/conversation.js";
import type { ReplyError } from "../domain/errors.js";
import { pressOf, type Attempt, type PressOptions } from "./attempt.js";

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
      /** When the server takes more, as `Date.now()`, where it said so and nothing goes by itself. */
      freeAt?: number | undefined;
      /** Only where it may have been sent. */
      look?: Look | undefined;
      /** Ids of the files that went out, in their order on the wire. */
      fileIds?: readonly string[] | undefined;
      /** The biggest files, where the connection breaks again and again on a large body. */
      perhapsTooLarge?: readonly { name: string; size: number }[] | undefined;
    }
  | {
      status: "sent";
      attempt: Attempt;
      threadId?: Id | undefined;
      /** It was an earlier try that had arrived, without what was changed since. */
      isEarlier?: boolean | undefined;
      /** The form was a reply to be sent by the time that its draft was found: all of it stays. */
      isLeft?: boolean | undefined;
    };

/** What a press came to; in a word where it ended without an outcome, and nothing was sent. */
export type Ended = SendState | "cancelled" | "emptied" | "elsewhere";

export type Failed = Extract<SendState, { status: "failed" }>;

/** Where the latest press stands. One that has just begun leaves on the screen what was there before. */
export type PressState = SendState | { status: "checking"; before: SendState };

/** What a press comes to, or that one begins (`checking`), or ends as if it had never been (`back`). */
export type Step = SendState | { status: "checking" } | { status: "back" };

/** While its checks run, which are shown where they are slow. */
const checked = ["checking", "waiting"] as const;

/** From where a press reaches each of these. What became of it may be found at any time. */
const reachedFrom: Partial<Record<Step["status"], readonly PressState["status"][]>> = {
  blocked: checked,
  asking: checked,
  delayed: checked,
  waiting: ["checking", "delayed", "waiting"],
  sending: ["waiting", "sending"],
};

/**
 * Where a press stands after a step; the same state where that is none from there: a second press, a
 * report that comes after the outcome.
 */
export function next(state: PressState, step: Step): PressState {
  if (reachedFrom[step.status]?.includes(state.status) === false) return state;
  const before = shownOf(state);
  switch (step.status) {
    case "checking":
      return isPressed(state) ? state : { status: "checking", before };
    case "back":
      // What was said of an earlier press stays, as it is still true.
      return isInFlight(before.status) || before.status === "asking" ? { status: "idle" } : before;
    case "sending":
      return before.status === "sending" && before.attempt.id !== step.attempt.id ? state : step;
    default:
      return step;
  }
}

/** What there is to show of it. */
export function shownOf(state: PressState): SendState {
  return state.status === "checking" ? state.before : state;
}

/** Whether a press holds the reply, so that no other begins. */
export function isPressed(state: PressState): boolean {
  return state.status === "checking" || isInFlight(state.status);
}

/** The press that goes by itself if the page stays, and that is lost with the page. */
export function waitingPress(state: SendState, own: Id): WaitingPress | undefined {
  const isWaiting = state.status === "delayed" || state.status === "waiting" || "resendAt" in state;
  if (!isWaiting || state.attempt.reply.draft || state.attempt.reply.imported) return undefined;
  return pressOf(state.attempt, own);
}

/** Whether a press is on its way: delayed, waiting, or at the server. */
export function isInFlight(status: SendState["status"]): boolean {
  return status === "delayed" || status === "waiting" || status === "sending";
}

const refusals: readonly string[] = ["locked", "moved", "gone"];

/** The code with which the conversation refused the reply for good; only another one can take it. */
export function refusalOf(state: SendState): string | undefined {
  return refusals.find((code) => state.status === "failed" && state.error.code === code);
}
