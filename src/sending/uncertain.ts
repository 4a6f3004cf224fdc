import type { ReplyError } from "../domain/errors.js";
import { isSame } from "../domain/isSame.js";
import { newUuid } from "../domain/uuid.js";
import type { UnsettledPress } from "../domain/attempt.js";
import type { Attempt } from "./attempt.js";

/** A press that may have reached the server, until a 201 settles it. */
export interface Uncertain extends UnsettledPress {
  error: ReplyError;
  /** How often nobody could tell. */
  times: number;
  /** The agent knows that it was looked for in vain and may still arrive. */
  isTold?: boolean;
}

/** What a press sends, before it has an id. */
export type AttemptContent = Omit<Attempt, "id">;

/** Whether the server may have created the thread all the same. */
export function mayHaveBeenSent({ code }: ReplyError): boolean {
  return code === "maybe-sent" || code === "unexpected";
}

/** Whether no server has refused it in so many words: one look is cheap, and a second email is not. */
export function isUnanswered({ code }: ReplyError): boolean {
  return code === "server" || code === "network" || code === "offline";
}

/** What is uncertain after a failure, newest first: a later one that is certain speaks for itself alone. */
export function uncertainAfter(
  before: readonly Uncertain[],
  attempt: Attempt,
  error: ReplyError,
): readonly Uncertain[] {
  if (!mayHaveBeenSent(error)) return before;
  const times = 1 + (before.find((one) => one.attempt.id === attempt.id)?.times ?? 0);
  return [{ attempt, error, times }, ...withoutAttempt(before, attempt)];
}

/** The agent sees, or is asked, that they may still arrive. */
export function tellOf(uncertain: readonly Uncertain[]): void {
  for (const one of uncertain) one.isTold = true;
}

/** What stays uncertain once it is known of one press, and of the same words sent again. */
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
 * since a server that cannot tell either refuses every further one, and the agent was told twice.
 */
export function attemptOf(uncertain: readonly Uncertain[], content: AttemptContent): Attempt {
  const same = uncertain.find(({ attempt, times }) => times < 2 && isSameContent(attempt, content));
  return { ...content, id: same?.attempt.id ?? newUuid() };
}

/** Whether two presses send the same to the same place, files included. */
function isSameContent(a: AttemptContent, b: AttemptContent): boolean {
  const contentOf = ({ conversationId, reply, attachmentIds }: AttemptContent) => [
    conversationId,
    reply,
    attachmentIds,
  ];
  return isSame(contentOf(a), contentOf(b));
}
