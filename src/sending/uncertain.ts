import type { ReplyError } from "../domain/errors.js";
import { isSame } from "../domain/isSame.js";
import { newUuid } from "../domain/uuid.js";
import type { Attempt } from "./attempt.js";

/** A press that may have reached the server, until a 201 settles it. */
export interface Uncertain {
  attempt: Attempt;
  error: ReplyError;
  /** How often nobody could tell. */
  times: number;
  /** Another one before it, with other words: a look for this one does not tell of that. */
  earlier?: Uncertain | undefined;
}

/** What a press sends, before it has an id. */
export type AttemptContent = Omit<Attempt, "id">;

/** Whether the server may have created the thread all the same. */
export function mayHaveBeenSent({ code }: ReplyError): boolean {
  return code === "maybe-sent" || code === "unexpected";
}

const refusals = new Set<ReplyError["code"]>([
  "invalid",
  "unauthorized",
  "forbidden",
  "moved",
  "gone",
  "locked",
  "too-large",
  "rate-limited",
]);

/** A 4xx: the server has said no. After anything else one look is cheap, and a second email is not. */
export function isRefusal({ code }: ReplyError): boolean {
  return refusals.has(code);
}

/** What stays uncertain after a failure: a later one that is certain speaks for itself alone. */
export function uncertainAfter(
  before: Uncertain | undefined,
  attempt: Attempt,
  error: ReplyError,
): Uncertain | undefined {
  if (!mayHaveBeenSent(error)) return before;
  const times = 1 + (allOf(before).find((one) => one.attempt.id === attempt.id)?.times ?? 0);
  return { attempt, error, times, earlier: withoutAttempt(before, attempt) };
}

/** All that is uncertain, newest first. */
export function allOf(uncertain: Uncertain | undefined): readonly Uncertain[] {
  return uncertain ? [uncertain, ...allOf(uncertain.earlier)] : [];
}

/** What stays uncertain once it is known of one press, and of the same words sent again. */
export function withoutAttempt(
  uncertain: Uncertain | undefined,
  known: Attempt,
): Uncertain | undefined {
  if (!uncertain) return undefined;
  const { attempt } = uncertain;
  const earlier = withoutAttempt(uncertain.earlier, known);
  const isKnown = attempt.id === known.id || isSameContent(attempt, known);
  return isKnown ? earlier : { ...uncertain, earlier };
}

/**
 * A press as an attempt. It keeps the id of one that may have reached the server and says the same:
 * a server that knows the id then refuses the second of the two. Until two answers were uncertain,
 * since a server that cannot tell either refuses every further one, and the agent was told twice.
 */
export function attemptOf(uncertain: Uncertain | undefined, content: AttemptContent): Attempt {
  const same = allOf(uncertain).find(({ attempt }) => isSameContent(attempt, content));
  return { ...content, id: same && same.times < 2 ? same.attempt.id : newUuid() };
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
