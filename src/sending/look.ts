import type { ConversationApi } from "../api/port.js";
import { delay } from "../async/delay.js";
import type { Id } from "../domain/conversation.js";
import type { ReplyError } from "../domain/errors.js";
import type { Attempt, isEmail, OwnThreads } from "./attempt.js";
import type { Failed } from "./sendState.js";
import { isHeld, look, type Found, type Held } from "./lookOnce.js";
import type { Session, SessionHost } from "./session.js";
import type { addOwnThread, settle } from "./settle.js";
import type { attemptOf, AttemptContent, Uncertain } from "./uncertain.js";

/** Milliseconds before each look: a server that was just cut off needs a moment too. Half a minute in all. */
const pauses = [1000, 2000, 4000, 8000, 15_000];

/**
 * Asks once for each of them: the first that arrived, else the first that is held. "unclear" where one
 * is there, and nobody can tell which. Those that `isPassed` tells do not count.
 */
export async function findAny(
  api: ConversationApi,
  attempts: readonly Attempt[],
  of: (conversationId: Id) => OwnThreads,
  signal: AbortSignal,
  isPassed: (there: Arrived) => boolean = () => false,
): Promise<Arrived | "unclear" | undefined> {
  const looks = attempts.map(async (attempt) => ({
    attempt,
    found: await look(api, attempt, of(attempt.conversationId), signal, attempts),
  }));
  const all = await Promise.all(looks);
  const there = all.flatMap(({ attempt, found }): Arrived[] => {
    if (found.status === "sent") return [{ attempt, threadId: found.threadId }];
    return isHeld(found) ? [{ attempt, held: found.status }] : [];
  });
  const arrived = there.filter((one) => !isPassed(one));
  const isUnclear = all.some(({ found }) => found.status === "unclear");
  return (
    arrived.find(({ held }) => held === undefined) ??
    arrived[0] ??
    (isUnclear ? "unclear" : undefined)
  );
}

/**
 * The same before a press. What was only saved takes nothing of an `email` that is to be sent: it is told,
 * and the others count.
 */
export function findEarlier(
  session: Session,
  host: SessionHost,
  attempts: readonly Attempt[],
  signal: AbortSignal,
  email: Attempt | false,
  given: Given,
): Promise<Arrived | "unclear" | undefined> {
  const isPassed = ({ attempt, threadId }: Arrived) => {
    if (!email || given.isEmail(attempt.reply)) return false;
    if (signal.aborted) return true;
    email.hasDraft ||= attempt.reply.draft;
    if (session.stopped === attempt) session.stopped = undefined;
    // Its record is written again by the press itself.
    forget(session, attempt);
    tellOfThread(session, host, attempt, threadId, given);
    return true;
  };
  return findAny(host.api, attempts, session.of, signal, isPassed);
}

export async function maySendASecond(
  { uncertain, of }: Session,
  api: ConversationApi,
  content: AttemptContent,
  signal: AbortSignal,
  { attemptOf, isEmail }: Given,
): Promise<boolean> {
  const { id } = attemptOf(uncertain, content);
  if (uncertain.some(({ attempt }) => attempt.id === id)) return false;
  const untold = uncertain.filter(({ attempt, isTold }) => !isTold && isEmail(attempt.reply));
  const earlier = untold.map(({ attempt }) => attempt);
  return earlier.length > 0 && (await findAny(api, earlier, of, signal)) === undefined;
}

/** A press that is there after all. */
export interface Arrived {
  attempt: Attempt;
  threadId?: Id | undefined;
  /** Why it does not count as sent. */
  held?: Held | undefined;
}

/** Looks again and again, with growing pauses, until it knows or half a minute is over. */
export async function keepLooking(
  api: ConversationApi,
  attempt: Attempt,
  own: OwnThreads,
  signal: AbortSignal,
  tries: readonly Attempt[],
): Promise<Found> {
  let found: Found = { status: "unavailable" };
  for (const pause of pauses) {
    await delay(pause, signal);
    const latest = await look(api, attempt, own, signal, tries);
    signal.throwIfAborted();
    if (latest.status === "unclear") return { status: "unavailable" };
    if (latest.status === "sent" || latest.status === "not-sent" || isHeld(latest)) return latest;
    if (latest.status === "not-found") found = latest;
    // Nothing to go by: asking again would not change that.
    else if (!attempt.before && !api.findAttempt) return latest;
  }
  return found;
}

/** What is loaded at first already, and would be split off if it were imported here. */
export interface Given {
  settle: typeof settle;
  isEmail: typeof isEmail;
  attemptOf: typeof attemptOf;
  addOwnThread: typeof addOwnThread;
  ReplyError: typeof ReplyError;
  isSame: (a: unknown, b: unknown) => boolean;
}

/** The same press once more by itself; `resends`: how often it has gone so before. */
export interface Again {
  press: () => void;
  resends: number;
}

/** What is done by itself after a failure; a press ends it, and looks for itself. */
export function follow(
  session: Session,
  host: SessionHost,
  failed: Failed,
  signal: AbortSignal,
  again: Again,
  given: Given,
): void {
  if (session.breaks > 1) nameBiggest(session, failed);
  const { code } = failed.error;
  const done =
    code === "rate-limited"
      ? countDown(session, failed, signal, again)
      : code !== "network" && findOut(session, host, signal, given);
  if (done) done.catch(() => {});
}

/** Looks for all that may have been sent, and says of each what became of it. */
async function findOut(
  session: Session,
  host: SessionHost,
  signal: AbortSignal,
  given: Given,
): Promise<void> {
  const { uncertain, stopped } = session;
  const tries = [...uncertain.map(({ attempt }) => attempt), ...(stopped ? [stopped] : [])];
  const looks = uncertain.map(async (one) => {
    const own = session.of(one.attempt.conversationId);
    const found = await keepLooking(host.api, one.attempt, own, signal, tries);
    conclude(session, host, one, found, given);
  });
  await Promise.all(looks);
}

function conclude(
  session: Session,
  host: SessionHost,
  one: Uncertain,
  found: Found,
  given: Given,
): void {
  const { settle, ReplyError, isSame } = given;
  const { sending, draft } = session;
  const { attempt } = one;
  const state = sending.getSnapshot();
  const isShown = state.status === "failed" && state.attempt.id === attempt.id;
  if (found.status !== "sent" && found.status !== "not-sent") {
    one.isTold = true;
    if (isShown) sending.set({ ...state, look: found.status });
    return;
  }
  const threadId = found.status === "sent" ? found.threadId : undefined;
  const isInForm = isSame(draft?.values(), attempt.values);
  if (found.status === "sent" && (isShown || isInForm)) {
    return host.tell(settle(session, attempt, threadId));
  }
  // It was never there; or it was, and the form holds a later one, which is still to be sent.
  forget(session, attempt);
  draft?.settled(session);
  const error = new ReplyError({ code: "network", detail: {} }, "The server never had it");
  // The banner of another one tells whether there are more.
  sending.set(isShown ? { ...state, error } : { ...state });
  if (found.status === "sent") tellOfThread(session, host, attempt, threadId, given);
}

/** Nobody has to wonder about it any more. */
function forget(session: Session, { id }: Attempt): void {
  session.uncertain = session.uncertain.filter(({ attempt }) => attempt.id !== id);
}

/** It is there, and the form holds another. */
function tellOfThread(
  session: Session,
  host: SessionHost,
  attempt: Attempt,
  threadId: Id | undefined,
  { addOwnThread }: Given,
): void {
  addOwnThread(session.of(attempt.conversationId), threadId);
  host.tell({ status: "sent", attempt, threadId });
}

/** Bytes from which on servers refuse a body; nginx does so by default, by closing the connection. */
const largeBody = 1e6;

/** The connection broke again: the reply may be too large, and these are what to leave out. */
function nameBiggest({ sending, attachments }: Session, { attempt, fileIds = [] }: Failed): void {
  const files = attachments.getSnapshot().filter(({ id }) => fileIds.includes(id));
  const total = files.reduce((sum, { size }) => sum + 4 * Math.ceil(size / 3), 0);
  const state = sending.getSnapshot();
  if (total < largeBody || state.status !== "failed" || state.attempt.id !== attempt.id) return;
  const perhapsTooLarge = files
    .map(({ name, size }) => ({ name, size }))
    .toSorted((a, b) => b.size - a.size)
    .slice(0, 3);
  sending.set({ ...state, perhapsTooLarge });
}

/** Seconds after which nobody expects an email to go by itself any more. */
const longestCountdown = 600;

async function countDown(
  { sending }: Session,
  failed: Failed,
  signal: AbortSignal,
  { press, resends }: Again,
): Promise<void> {
  const { error } = failed;
  const { retryAfter = Infinity } = error.code === "rate-limited" ? error.detail : {};
  if (retryAfter > longestCountdown) return;
  // A server that goes on saying "0" would be asked as fast as it answers.
  const milliseconds = Math.max(retryAfter, Math.min(2 ** resends, 60)) * 1000;
  sending.set({ ...failed, resendAt: Date.now() + milliseconds });
  const stop = () => {
    if ("resendAt" in sending.getSnapshot()) sending.set(failed);
  };
  signal.addEventListener("abort", stop, { once: true });
  await delay(milliseconds, signal);
  signal.removeEventListener("abort", stop);
  press();
}
