import type { Id } from "../domain/conversation.js";
import { ReplyError } from "../domain/errors.js";
import { isEmail, type Attempt } from "./attempt.js";
import type { Look, SendState } from "./sendState.js";
import type { Session } from "./session.js";
import { tellOf, uncertainAfter, withoutAttempt } from "./uncertain.js";

/** A press that a server confirmed, at once or when it was looked for: now its words and files may go. */
export function settle(
  session: Session,
  attempt: Attempt,
  threadId: Id | undefined,
  isEarlier = false,
): SendState {
  // Another reply that was sent meanwhile does not tell what became of this one.
  session.uncertain = withoutAttempt(session.uncertain, attempt);
  session.stopped = undefined;
  session.breaks = 0;
  const { reply } = attempt;
  // A draft that was only saved takes no reply that the form has become since.
  const isLeft = !isEmail(reply) && isEmail(session.draft?.values() ?? reply);
  const state: SendState = { status: "sent", attempt, threadId, isEarlier, isLeft };
  const target = session.of(attempt.conversationId);
  addOwnThread(target, threadId);
  session.agreed.clear();
  session.sending.set(state);
  if (!isLeft) session.attachments.clear(attempt.attachmentIds);
  session.draft?.settled({ sent: attempt, threadId, uncertain: session.uncertain });
  // After a move the host goes to the other conversation: its composer says what arrived there.
  const { sending } = target;
  const isFree = sending.getSnapshot().status === "idle" && !sending.isPressed();
  if (target !== session && isFree) sending.set(state);
  return state;
}

/** A thread that the agent created is no news to them. */
export function addOwnThread(session: Session, threadId: Id | undefined): void {
  if (threadId === undefined) session.untold += 1;
  else session.ownThreads.add(String(threadId));
}

/**
 * Sends nothing, since an earlier press may have: it is held in the conversation, or nobody could look
 * whether it is there.
 */
export function hold(session: Session, attempt: Attempt, look: Look): SendState {
  const known = session.uncertain.find((one) => one.attempt.id === attempt.id);
  const error = known?.error ?? new ReplyError({ code: "maybe-sent", detail: {} });
  if (!known) session.uncertain = uncertainAfter(session.uncertain, attempt, error);
  tellOf(session.uncertain);
  session.stopped = undefined;
  return end(session, { status: "failed", attempt, error, look });
}

/** A press is over. */
export function end(session: Session, state: SendState): SendState {
  session.sending.set(state);
  session.draft?.settled(session);
  return state;
}
