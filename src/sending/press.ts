import { delay } from "../async/delay.js";
import type { UnsettledPress } from "../domain/attempt.js";
import { ReplyError } from "../domain/errors.js";
import { isSame } from "../domain/isSame.js";
import { isEmail, type Attempt } from "./attempt.js";
import type { Failed, SendState } from "./sendState.js";
import { findEarlier, follow } from "./looking.js";
import { runAttempt } from "./runAttempt.js";
import type { Session, SessionHost } from "./session.js";
import { end, hold, settle } from "./settle.js";
import { attemptOf, isUnanswered, mayHaveBeenSent, type AttemptContent } from "./uncertain.js";

interface Press {
  /** Seconds in which it can be undone. Default 0: it goes at once. */
  undoSeconds?: number;
  /** How often it has gone by itself, after a rate limit. Default 0. */
  resends?: number;
}

/**
 * One press, from its beginning (which the caller has told) to its outcome: time to undo, a look whether an
 * earlier try arrived, the post, and what follows a failure. Throws nothing.
 */
export async function press(
  session: Session,
  content: AttemptContent,
  { undoSeconds = 0, resends = 0 }: Press = {},
): Promise<void> {
  const { sending } = session;
  const earlier = mayBeThere(session);
  const before = sending.getSnapshot();
  const isTold = before.status === "failed" && before.look === "unavailable";
  session.afterwards?.abort();
  const attempt = attemptOf(session.uncertain, content);
  const { cancelled, hurried } = sending.signals();
  const goesOut = isEmail(attempt.reply);
  if (undoSeconds > 0 && goesOut) {
    sending.set({ status: "delayed", attempt, until: Date.now() + undoSeconds * 1000 });
    const over = [cancelled, hurried].map((signal) => delay(undoSeconds * 1000, signal));
    await Promise.race(over).catch(() => {});
    if (cancelled.aborted) return rest(session);
  }
  const { host } = session;
  if (!host) return rest(session);
  sending.setSoon({ status: "waiting", attempt, for: earlier.length > 0 ? "look" : "files" });
  const go = async (): Promise<SendState> => {
    const there = await findEarlier(session, host, earlier, cancelled, goesOut && attempt);
    if (cancelled.aborted) return release(session);
    const unseen = session.uncertain[0]?.attempt ?? session.stopped;
    // It may be sent already, and the agent does not know that nobody looked.
    if (unseen && there === "unclear" && !isTold) return hold(session, unseen, "unavailable");
    if (!there || there === "unclear")
      return (
        (await runAttempt(session, attempt, host, cancelled)) ??
        (cancelled.aborted ? release(session) : unrun(session, attempt))
      );
    if (there.held) return hold(session, there.attempt, there.held);
    const isOther = !isSame(there.attempt.values, attempt.values);
    return settle(session, there.attempt, there.threadId, isOther);
  };
  const state = await asMutation(host, go, cancelled).catch(() => unrun(session, attempt));
  afterOutcome(session, host, state ?? release(session), resends);
}

/**
 * Runs it as a mutation, and is done once it is done: what the host's QueryClient does around it
 * may throw or never return. `undefined` where it was cancelled before it began.
 */
function asMutation(
  host: SessionHost,
  go: () => Promise<SendState>,
  cancelled: AbortSignal,
): Promise<SendState | undefined> {
  return new Promise((resolve, reject) => {
    const cancel = () => resolve(undefined);
    cancelled.addEventListener("abort", cancel);
    const begin = async () => {
      cancelled.removeEventListener("abort", cancel);
      const state: SendState = cancelled.aborted ? { status: "idle" } : await go();
      resolve(state);
      return state;
    };
    host.run(begin).catch(reject);
  });
}

/** Earlier tries that nobody refused and no 201 settled, or that were stopped: a press looks for them first. */
function mayBeThere({ uncertain, stopped, sending }: Session): readonly Attempt[] {
  const state = sending.getSnapshot();
  const tries = uncertain.map(({ attempt }) => attempt);
  if (stopped) tries.push(stopped);
  const isFailed = state.status === "failed" && isUnanswered(state.error);
  if (uncertain.length === 0 && isFailed) tries.push(state.attempt);
  return tries;
}

function release(session: Session): SendState {
  rest(session);
  return { status: "idle" };
}

/** Back to before the press: what may have been sent is asked about, and looked for, again. */
export function rest(session: Session): void {
  const { sending, host } = session;
  const [uncertain] = session.uncertain;
  if (!uncertain) return sending.goBack();
  const { attempt, error } = uncertain;
  const failed = { status: "failed", attempt, error } as const;
  if (host) followUp(session, host, failed);
  else sending.set({ ...failed, look: "unavailable" });
}

/** Presses of a page that ended before their outcome was known, newest first: now they are looked for. */
export function resume(session: Session, unsettled: readonly UnsettledPress[]): void {
  const { sending, uncertain } = session;
  const error = new ReplyError({ code: "maybe-sent", detail: { reason: "page-closed" } });
  const isNew = ({ attempt }: UnsettledPress) =>
    uncertain.every((one) => one.attempt.id !== attempt.id);
  const more = unsettled.filter(isNew);
  if (more.length === 0) return;
  session.uncertain = [...uncertain, ...more.map((one) => ({ ...one, error, times: 1 }))];
  const { status } = sending.getSnapshot();
  // A press that began before this was known would send it again.
  if (sending.isPressed()) sending.cancel();
  else if (status !== "failed" && status !== "sent") rest(session);
}

/** What a press came to is another tab's to say: it has sent or discarded the reply. */
export function forgetPress(session: Session): void {
  if (session.sending.isPressed()) return;
  session.afterwards?.abort();
  session.uncertain = [];
  session.stopped = undefined;
  session.sending.set({ status: "idle" });
}

/**
 * A host's global `onMutate` that throws keeps ours from running at all, or another tab has the reply:
 * nothing was sent.
 */
function unrun(session: Session, attempt: Attempt): SendState {
  const error = new ReplyError({ code: "network", detail: {} }, "It never began");
  return end(session, { status: "failed", attempt, error });
}

/** Tells the host, and does by itself what can be done without a second email. */
function afterOutcome(
  session: Session,
  host: SessionHost,
  state: SendState,
  resends: number,
): void {
  host.tell(state);
  // The host may have begun something else in its callback.
  if (state.status !== "failed" || session.sending.getSnapshot() !== state) return;
  if (!state.look) followUp(session, host, state, resends);
}

/** Looks whether it arrived, or counts down to go again: until something else is pressed. */
function followUp(session: Session, host: SessionHost, failed: Failed, resends = 0): void {
  const afterwards = new AbortController();
  session.afterwards = afterwards;
  const again = () => {
    if (session.sending.press()) void press(session, failed.attempt, { resends: resends + 1 });
  };
  void follow(session, host, failed, afterwards.signal, { press: again, resends });
}

/** Stops the countdown, or what begins one; the reply stays for the agent to send. */
export function stopResending({ sending, afterwards }: Session): void {
  const state = sending.getSnapshot();
  if (state.status === "failed" && state.error.code === "rate-limited") afterwards?.abort();
}

/** The agent has read that it was sent. */
export function dismiss({ sending }: Session): void {
  sending.set({ status: "idle" });
}

/** The agent has looked, and it is there. */
export function markSent(session: Session): void {
  const state = session.sending.getSnapshot();
  if (state.status !== "failed" || !mayHaveBeenSent(state.error)) return;
  session.afterwards?.abort();
  // A press that still asks its questions would send it again.
  session.sending.cancel();
  session.host?.tell(settle(session, state.attempt, undefined));
}
