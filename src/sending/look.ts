import { delay } from "../async/delay.js";
import type { Id } from "../domain/conversation.js";
import type { ReplyError } from "../domain/errors.js";
import type { isSame } from "../domain/isSame.js";
import type { Attempt, isEmail } from "./attempt.js";
import { biggestOf, findEarlier, findOut, waitOf } from "./finding.js";
import type { SenderHost } from "./hosts.js";
import type { Found } from "./lookOnce.js";
import type { Outcomes, SentReply } from "./outcomes.js";
import type { addOwnThread } from "./threads.js";
import type { SendingStore } from "./sendingStore.js";
import type { Ended, Failed } from "./sendState.js";
import type { Tries } from "./tries.js";

/**
 * What looks, and acts on what it finds. The functions are given, since what is loaded at first already
 * would be split off if it were imported here.
 */
export interface Looking {
  reply: SentReply;
  outcomes: Outcomes;
  store: SendingStore;
  emit: SenderHost["emit"];
  host: SenderHost;
  signal: AbortSignal;
  isEmail: typeof isEmail;
  isSame: typeof isSame;
  addOwnThread: typeof addOwnThread;
  ReplyError: typeof ReplyError;
}

/** Before a press: what it comes to without being made. `wasTold`: the agent knows that nobody could look. */
export async function lookFirst(
  looking: Looking,
  attempt: Attempt,
  earlier: readonly Attempt[],
  wasTold: boolean,
): Promise<Ended | undefined> {
  const { reply, outcomes, host, signal, isEmail, isSame } = looking;
  const isSaved = (one: Attempt) => isEmail(attempt.reply) && !isEmail(one.reply);
  const { there, passed } = await findEarlier(host.api, earlier, reply.of, signal, isSaved);
  if (signal.aborted) return "cancelled";
  // What was only saved takes nothing of an email. Its record is written again by the press itself.
  for (const one of passed) emitThread(looking, one.attempt, one.threadId);
  if (there === "unclear") {
    const ended = outcomes.holdUnseen(wasTold);
    if (ended) return ended;
  } else if (there?.held) return outcomes.hold(there.attempt, there.held);
  else if (there) {
    const isOther = !isSame(there.attempt.values, attempt.values);
    return outcomes.settle(there.attempt, there.threadId, isOther);
  }
  if (passed.some((one) => one.attempt.reply.draft)) attempt.hasDraft = true;
  return undefined;
}

/**
 * Whether an earlier email may still arrive beside one of this id, and the agent does not know. A server
 * that knows the ids of attempts refuses the second one of an id itself.
 */
export async function mayBeSecond(
  { reply, outcomes, host, signal, isEmail }: Looking,
  id: string,
): Promise<boolean> {
  const { uncertain } = outcomes.tries();
  if (host.api.findAttempt && uncertain.some(({ attempt }) => attempt.id === id)) return false;
  const emails = uncertain.filter(({ attempt }) => isEmail(attempt.reply));
  if (emails.every(({ isTold }) => isTold)) return false;
  // One that is there ends the press, whichever it is: then there is nothing to ask.
  const attempts = emails.map(({ attempt }) => attempt);
  const { there } = await findEarlier(host.api, attempts, reply.of, signal, () => false);
  return there === undefined;
}

/** As `follow` of looking.ts, once this is loaded. */
export async function followUp(
  looking: Looking,
  failed: Failed,
  resends: number,
): Promise<boolean> {
  const { reply, outcomes, store, host, signal } = looking;
  const { attempt, error, fileIds = [] } = failed;
  if (outcomes.tries().breaks > 1) {
    const sent = reply.attachments.getSnapshot().filter(({ id }) => fileIds.includes(id));
    const perhapsTooLarge = biggestOf(sent);
    const shown = shownOf(looking, attempt);
    if (perhapsTooLarge && shown) store.set({ ...shown, perhapsTooLarge });
  }
  if (error.code === "rate-limited") {
    const { retryAfter } = error.detail;
    const now = Date.now();
    const freeAt = retryAfter === undefined ? undefined : now + retryAfter * 1000;
    // The reply stays for the agent to send.
    const stop = () => store.set({ ...failed, freeAt });
    const waitMs = waitOf(retryAfter, resends);
    if (waitMs === undefined) {
      stop();
      return false;
    }
    store.set({ ...failed, resendAt: now + waitMs });
    signal.addEventListener("abort", stop, { once: true });
    await delay(waitMs, signal);
    signal.removeEventListener("abort", stop);
    return true;
  }
  if (error.code !== "network") {
    const conclude = (one: Attempt, found: Found) => concludeOn(looking, one, found);
    await findOut(host.api, outcomes.tries(), reply.of, signal, conclude);
  }
  return false;
}

/** A look by itself found out about one of them, or did not. */
function concludeOn(looking: Looking, attempt: Attempt, found: Found): void {
  const { reply, outcomes, store, emit, isSame, ReplyError } = looking;
  const { tries, change } = outcomes;
  const shown = shownOf(looking, attempt);
  if (found.status !== "sent" && found.status !== "not-sent") {
    const uncertain = tries().uncertain.map((one) =>
      one.attempt.id === attempt.id ? { ...one, isTold: true } : one,
    );
    change({ ...tries(), uncertain });
    if (shown) store.set({ ...shown, look: found.status });
    return;
  }
  const isSent = found.status === "sent";
  const threadId = isSent ? found.threadId : undefined;
  if (isSent && (shown || isSame(reply.draft?.values(), attempt.values))) {
    return emit(outcomes.settle(attempt, threadId));
  }
  // It was never there; or it was, and the form holds a later one, which is still to be sent.
  change(without(tries(), attempt));
  outcomes.tellDraft();
  const error = new ReplyError({ code: "network", detail: {} }, "The server never had it");
  // A new object: the banner of another one counts the tries, which stand beside the state.
  store.set(shown ? { ...shown, error } : { ...store.getSnapshot() });
  if (isSent) emitThread(looking, attempt, threadId);
}

/** The failure of one of them, while that is what is shown. */
function shownOf({ store }: Looking, { id }: Attempt): Failed | undefined {
  const state = store.getSnapshot();
  return state.status === "failed" && state.attempt.id === id ? state : undefined;
}

/** Tells the host of one that is there while the form holds another. */
function emitThread(
  { reply, outcomes, emit, addOwnThread }: Looking,
  attempt: Attempt,
  threadId: Id | undefined,
): void {
  outcomes.change(without(outcomes.tries(), attempt));
  addOwnThread(reply.of(attempt.conversationId), threadId);
  emit({ status: "sent", attempt, threadId });
}

/** The tries without one whose outcome is known. */
function without(tries: Tries, { id }: Attempt): Tries {
  const { uncertain, stopped } = tries;
  return {
    ...tries,
    uncertain: uncertain.filter(({ attempt }) => attempt.id !== id),
    stopped: stopped?.id === id ? undefined : stopped,
  };
}
