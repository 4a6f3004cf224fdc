import { delay } from "../async/delay.js";
import { ReplyError } from "../domain/errors.js";
import { isSame } from "../domain/isSame.js";
import { isInFlight, type Attempt, type OwnThreads, type SendState } from "./attempt.js";
import type { Found } from "./look.js";
import { findEarlier, keepLooking } from "./looking.js";
import { runAttempt } from "./runAttempt.js";
import type { Session, SessionHost } from "./session.js";
import { hold, settle } from "./settle.js";
import {
  allOf,
  attemptOf,
  isRefusal,
  mayHaveBeenSent,
  withoutAttempt,
  type AttemptContent,
} from "./uncertain.js";

interface Press {
  /** Seconds in which it can be undone. Default 0: it goes at once. */
  undoSeconds?: number;
  /** How often it has gone by itself, after a rate limit. Default 0. */
  resends?: number;
}

/** Seconds after which nobody expects an email to go by itself any more. */
const longestCountdown = 600;

/**
 * One press, from the lock (which the caller holds) to its outcome: time to undo, a look whether an
 * earlier try arrived, the post, and what follows a failure. Throws nothing.
 */
export async function press(
  session: Session,
  content: AttemptContent,
  { undoSeconds = 0, resends = 0 }: Press = {},
): Promise<void> {
  const { sending, uncertain, stopped } = session;
  const earlier = mayBeThere(session);
  const before = sending.getSnapshot();
  const isTold = before.status === "failed" && before.look === "unavailable";
  session.afterwards?.abort();
  const attempt = attemptOf(session.uncertain, content);
  const { cancelled, hurried } = sending.signals();
  // Drafts and history are no emails: there is nothing to take back.
  const isEmail = !attempt.reply.draft && !attempt.reply.imported;
  if (undoSeconds > 0 && isEmail) {
    sending.set({ status: "delayed", attempt, until: Date.now() + undoSeconds * 1000 });
    const hurry = new Promise<void>((resolve) => {
      hurried.addEventListener("abort", () => resolve(), { once: true });
    });
    const undone = "undone" as const;
    const time = delay(undoSeconds * 1000, cancelled).catch(() => undone);
    if ((await Promise.race([time, hurry])) === undone) return void release(session);
  }
  const { host } = session;
  if (!host) return void release(session);
  sending.setSoon({ status: "waiting", attempt, for: earlier.length > 0 ? "look" : "files" });
  const go = async (): Promise<SendState> => {
    const there = await findEarlier(host.api, earlier, (one) => ownOf(session, one), cancelled);
    if (cancelled.aborted) return release(session);
    const unseen = there === "unclear" && !isTold ? (uncertain?.attempt ?? stopped) : undefined;
    // It may be sent already, and the agent does not know that nobody looked.
    if (unseen) return hold(session, unseen, "unavailable");
    if (!there || there === "unclear")
      return (await runAttempt(session, attempt, host, cancelled)) ?? release(session);
    if (there.held) return hold(session, there.attempt, there.held);
    sending.unlock();
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
    let hasBegun = false;
    const cancel = () => {
      if (!hasBegun) resolve(undefined);
    };
    cancelled.addEventListener("abort", cancel, { once: true });
    const begin = async () => {
      hasBegun = true;
      const state: SendState = cancelled.aborted ? { status: "idle" } : await go();
      resolve(state);
      return state;
    };
    host.run(begin).catch(reject);
  });
}

/** Earlier tries that no 4xx refused and no 201 settled, or that were stopped: a press looks for them first. */
function mayBeThere({ uncertain, stopped, sending }: Session): readonly Attempt[] {
  const state = sending.getSnapshot();
  const tries = allOf(uncertain).map(({ attempt }) => attempt);
  if (stopped) tries.push(stopped);
  const isFailed = state.status === "failed" && !isRefusal(state.error);
  if (!uncertain && isFailed) tries.push(state.attempt);
  return tries;
}

/** What else was sent to where this one went; as of whenever it is read. */
function ownOf(session: Session, { conversationId }: Attempt): OwnThreads {
  return session.of(conversationId);
}

function release(session: Session): SendState {
  rest(session);
  return { status: "idle" };
}

/** Back to before the press: what may have been sent is asked about, and looked for, again. */
export function rest(session: Session): void {
  const { sending, uncertain, host } = session;
  sending.unlock();
  const state = sending.getSnapshot();
  if (!uncertain) {
    // What was said of an earlier press stays, as it is still true.
    if (isInFlight(state) || state.status === "asking") sending.set({ status: "idle" });
    return;
  }
  const { attempt, error } = uncertain;
  const failed = { status: "failed", attempt, error } as const;
  session.afterwards = new AbortController();
  if (host) void findOut(session, host, failed, session.afterwards.signal);
  else sending.set({ ...failed, look: "unavailable" });
}

/** A press of a page that ended before its outcome was known: now it is looked for. */
export function resume(session: Session, attempt: Attempt): void {
  const { sending, uncertain } = session;
  if (uncertain) return;
  const error = new ReplyError({ code: "maybe-sent", detail: { reason: "page-closed" } });
  session.uncertain = { attempt, error, times: 1 };
  // A press that began before this was known would send it again.
  if (sending.isLocked()) sending.cancel();
  else if (sending.getSnapshot().status === "idle") rest(session);
}

/** What a press came to is another tab's to say: it has sent or discarded the reply. */
export function forgetPress(session: Session): void {
  if (session.sending.isLocked()) return;
  session.afterwards?.abort();
  session.uncertain = undefined;
  session.stopped = undefined;
  session.sending.set({ status: "idle" });
}

/** A host's global `onMutate` that throws keeps ours from running at all: nothing was sent. */
function unrun({ sending }: Session, attempt: Attempt): SendState {
  const error = new ReplyError({ code: "network", detail: {} }, "The request was never started");
  const failed: SendState = { status: "failed", attempt, error };
  sending.unlock();
  sending.set(failed);
  return failed;
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
  const afterwards = new AbortController();
  session.afterwards = afterwards;
  const { error, attempt } = state;
  if (mayHaveBeenSent(error) && !state.look) void findOut(session, host, state, afterwards.signal);
  const { retryAfter = Infinity } = error.code === "rate-limited" ? error.detail : {};
  if (retryAfter <= longestCountdown) {
    // A server that goes on saying "0" would be asked as fast as it answers.
    const milliseconds = Math.max(retryAfter, Math.min(2 ** resends, 60)) * 1000;
    session.sending.set({ ...state, resendAt: Date.now() + milliseconds });
    const stop = () => {
      if ("resendAt" in session.sending.getSnapshot()) session.sending.set(state);
    };
    afterwards.signal.addEventListener("abort", stop, { once: true });
    delay(milliseconds, afterwards.signal)
      .then(() => {
        afterwards.signal.removeEventListener("abort", stop);
        if (session.sending.lock()) return press(session, attempt, { resends: resends + 1 });
      })
      .catch(() => {});
  }
}

type Failed = Extract<SendState, { status: "failed" }>;

/** Looks whether a reply that may have been sent is there, while the agent goes on. */
async function findOut(
  session: Session,
  host: SessionHost,
  state: Failed,
  signal: AbortSignal,
): Promise<void> {
  const { sending } = session;
  sending.set({ ...state, look: "running" });
  let found: Found;
  try {
    const { attempt } = state;
    const own = ownOf(session, attempt);
    found = await keepLooking(host.api, attempt, own, signal, mayBeThere(session));
  } catch {
    // A new press looks for itself.
    return;
  }
  switch (found.status) {
    case "sent":
      return host.tell(settle(session, state.attempt, found.threadId));
    case "not-sent":
      session.uncertain = withoutAttempt(session.uncertain, state.attempt);
      session.draft?.settled({ uncertain: session.uncertain?.attempt });
      return sending.set({
        ...state,
        error: new ReplyError({ code: "network", detail: {} }, "The server never had it"),
      });
    default:
      return sending.set({ ...state, look: found.status });
  }
}

/** Stops the countdown; the reply stays for the agent to send. */
export function stopResending({ sending, afterwards }: Session): void {
  if ("resendAt" in sending.getSnapshot()) afterwards?.abort();
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
