import { ReplyError } from "../domain/errors.js";
import { isSame } from "../domain/isSame.js";
import { newUuid } from "../domain/uuid.js";
import type { UnsettledPress } from "../domain/attempt.js";
import type { Attempt } from "./attempt.js";
import type { Failed, SendState } from "./sendState.js";

/** A press that may have reached the server, until a 201 settles it. */
export interface Uncertain extends UnsettledPress {
  error: ReplyError;
  /** How many requests of it ended without a known outcome. */
  times: number;
  /** The agent knows that it was looked for in vain and may still arrive. */
  isTold?: boolean | undefined;
}

/** What is known of the presses before the next one. */
export interface Tries {
  /** Presses with an unknown outcome, newest first. */
  uncertain: readonly Uncertain[];
  /**
   * A press that was stopped on the wire, certainly unsent as far as the browser reported its
   * upload.
   */
  stopped?: Attempt | undefined;
  /** How often in a row the connection broke on the way. */
  breaks: number;
}

export const noTries: Tries = { uncertain: [], breaks: 0 };

/** What a press sends, before it has an id. */
export type AttemptContent = Omit<Attempt, "id">;

/** Whether the server may have created the thread all the same. */
export function mayHaveBeenSent({ code }: ReplyError): boolean {
  return code === "maybe-sent" || code === "unexpected";
}

/** After a request that failed: a later press that certainly failed says nothing of an earlier one. */
export function afterFailure(tries: Tries, attempt: Attempt, error: ReplyError): Tries {
  const { uncertain } = tries;
  const times = 1 + (uncertain.find((one) => one.attempt.id === attempt.id)?.times ?? 0);
  return {
    ...tries,
    uncertain: mayHaveBeenSent(error)
      ? [{ attempt, error, times }, ...withoutAttempt(uncertain, attempt)]
      : uncertain,
    breaks: isBreak(error) ? tries.breaks + 1 : 0,
  };
}

/** The connection was lost, and it was not the agent who ended it. */
function isBreak({ code, detail }: ReplyError): boolean {
  return code === "network" || (code === "maybe-sent" && !("reason" in detail));
}

/** With the presses of a page that ended before their outcome was known. */
export function withResumed(tries: Tries, unsettled: readonly UnsettledPress[]): Tries {
  const isNew = ({ attempt: { id } }: UnsettledPress) =>
    tries.uncertain.every(({ attempt }) => attempt.id !== id);
  const more = unsettled.filter(isNew);
  const error = new ReplyError({ code: "maybe-sent", detail: { reason: "page-closed" } });
  return more.length === 0
    ? tries
    : {
        ...tries,
        uncertain: [...tries.uncertain, ...more.map((one) => ({ ...one, error, times: 1 }))],
      };
}

/** The agent sees, or is asked, that they may still arrive. */
export function told(tries: Tries): Tries {
  return { ...tries, uncertain: tries.uncertain.map((one) => ({ ...one, isTold: true })) };
}

/** As the failure that it was; `undefined` where nothing is uncertain. */
export function newestUncertain({ uncertain: [newest] }: Tries): Failed | undefined {
  return newest && { status: "failed", attempt: newest.attempt, error: newest.error };
}

/**
 * Presses before one that begins from this state, which no server refused and no 201 settled, or
 * that were stopped.
 */
export function mayBeThere({ uncertain, stopped }: Tries, before: SendState): readonly Attempt[] {
  const tries = uncertain.map(({ attempt }) => attempt);
  if (stopped) tries.push(stopped);
  const isFailed = before.status === "failed" && isUnanswered(before.error);
  if (uncertain.length === 0 && isFailed) tries.push(before.attempt);
  return tries;
}

/** Whether no server has refused it in so many words: one look is cheap, and a second email is not. */
function isUnanswered({ code }: ReplyError): boolean {
  return code === "server" || code === "network" || code === "offline";
}

/** What stays uncertain once the outcome of one press is known, and so of the same words sent again. */
export function withoutAttempt(
  uncertain: readonly Uncertain[],
  known: Attempt,
): readonly Uncertain[] {
  return uncertain.filter(
    ({ attempt }) => attempt.id !== known.id && !isSameContent(attempt, known),
  );
}

/**
 * A press as an attempt. It keeps the id of one that may have reached the server and says the same:
 * a server that knows the id then refuses the second of the two. Until two answers were uncertain,
 * since a server that cannot tell either refuses every further one, and the agent has read so twice.
 */
export function attemptOf({ uncertain }: Tries, content: AttemptContent): Attempt {
  const same = uncertain.find(({ attempt, times }) => times < 2 && isSameContent(attempt, content));
  return { ...content, id: same?.attempt.id ?? newUuid() };
}

/** Whether two presses send the same to the same place, files included. */
function isSameContent(a: AttemptContent, b: AttemptContent): boolean {
  const isSameIn = (name: keyof AttemptContent) => isSame(a[name], b[name]);
  return isSameIn("conversationId") && isSameIn("reply") && isSameIn("attachmentIds");
}
