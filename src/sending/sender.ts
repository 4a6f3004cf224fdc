import { delay } from "../async/delay.js";
import type { UnsettledPress } from "../domain/attempt.js";
import { report } from "../domain/report.js";
import { ReplyError } from "../domain/errors.js";
import { isEmail, pressOf, type SubmitOptions } from "./attempt.js";
import { checkReply } from "./checking.js";
import { runOn, type Known, type PreparedReply, type SenderHost } from "./hosts.js";
import { createLooks } from "./looking.js";
import { createOutcomes, type SentReply } from "./outcomes.js";
import { post } from "./post.js";
import { createSendingStore } from "./sendingStore.js";
import { refusalOf, type Failed, type SendState } from "./sendState.js";
import {
  attemptOf,
  mayBeThere,
  mayHaveBeenSent,
  newestUncertain,
  noTries,
  told,
  withResumed,
  type AttemptContent,
} from "./tries.js";

export type Sender = ReturnType<typeof createSender>;

/** Sends one conversation's reply: every press, what becomes of it, and what follows by itself. */
export function createSender(reply: SentReply) {
  const store = createSendingStore();
  /** Of the composer that holds the reply, or the last one that did. */
  let active: SenderHost | undefined;
  /** Strangers to whom the agent has agreed in this reply. */
  const agreed = new Set<string>();
  const outcomes = createOutcomes(reply, store, agreed);
  /** To the composer that holds the reply by then: the one in which Send was pressed may be gone. */
  const emit: SenderHost["emit"] = (state) => active?.emit(state);
  const looks = createLooks(reply, outcomes, store, emit);
  const { tries, change } = outcomes;
  const { getSnapshot, subscribe, subscribeGuard, isPressed, set, cancel, sendNow, signals } =
    store;
  /**
   * Ends what goes on after an outcome: looking for it, a countdown. Only there once something does:
   * the error that an abort makes costs each press 1.5 ms.
   */
  let following: AbortController | undefined;
  /** What a press that holds the reply began from. */
  let before = getSnapshot();

  const stopFollowing = () => following?.abort();
  /** False where another press holds the reply. From here on this one looks for the earlier ones itself. */
  const begin = () => {
    if (isPressed()) return false;
    // The question is answered, or asked anew.
    if (getSnapshot().status === "asking") returnToIdle();
    stopFollowing();
    before = getSnapshot();
    return store.press();
  };
  const followUp = async (host: SenderHost, failed: Failed, resends = 0) => {
    const { signal } = (following = new AbortController());
    const goesAgain = await looks.follow(host, signal, failed, resends).catch(() => false);
    if (goesAgain && begin()) await run(failed.attempt, 0, resends + 1);
  };
  /** Back to before the press: what may have been sent is asked about, and looked for, again. */
  const returnToIdle = () => {
    const failed = newestUncertain(tries());
    const host = active;
    if (!failed) set({ status: "back" });
    else if (host) void followUp(host, failed);
    else set({ ...failed, look: "unavailable" });
  };
  /** From valid values to the wire, unless there is something to ask first. */
  const check = async (
    host: SenderHost,
    prepared: PreparedReply,
    { isConfirmed, ...pressed }: SubmitOptions,
    started: number,
  ) => {
    const { cancelled } = signals();
    const known: Known = {
      agreed,
      isConfirmed,
      mayBeSecond: (content) => looks.mayBeSecond(host, cancelled, content),
    };
    const checked = await checkReply(reply, store, host, prepared, pressed.to, known, started);
    if (!checked) return returnToIdle();
    const { content, concerns } = checked;
    if (concerns.length > 0) {
      if (concerns.some(({ code }) => code === "earlier-try")) change(told(tries()));
      return set({ status: "asking", concerns, press: pressed });
    }
    prepared.expect(content);
    await run(content, pressed.isDue ? 0 : prepared.undoSeconds);
  };

  /**
   * One press that holds the reply: time to undo, a look for earlier tries, the request, what follows it.
   * `resends`: how often it has gone by itself, after a rate limit.
   */
  const run = async (content: AttemptContent, undoSeconds = 0, resends = 0) => {
    const attempt = attemptOf(tries(), content);
    const { cancelled, hastened } = signals();
    if (undoSeconds > 0 && isEmail(attempt.reply)) {
      set({ status: "delayed", attempt, until: Date.now() + undoSeconds * 1000 });
      await delay(undoSeconds * 1000, hastened).catch(() => {});
      if (cancelled.aborted) return returnToIdle();
    }
    const host = active;
    if (!host) return returnToIdle();
    const earlier = mayBeThere(tries(), before);
    store.setSoon({ status: "waiting", attempt, for: earlier.length > 0 ? "look" : "files" });
    const wasTold = before.status === "failed" && before.look === "unavailable";
    const go = async () =>
      (await looks.first(host, cancelled, attempt, earlier, wasTold)) ??
      post(reply, outcomes, store, host, attempt);
    const ended = await runOn(host, go, cancelled).catch(() => "elsewhere" as const);
    if (ended === "emptied") {
      outcomes.end({ status: "idle" });
      return send({ ...pressOf(attempt, reply.conversationId), isDue: true });
    }
    const isUnsent = typeof ended === "string";
    if (isUnsent && cancelled.aborted) return returnToIdle();
    // The host's QueryClient kept ours from running at all, or another tab has the reply: nothing was sent.
    const state = isUnsent
      ? outcomes.end({
          status: "failed",
          attempt,
          error: new ReplyError(
            { code: "network", detail: { reason: "not-begun" } },
            "It never began",
          ),
        })
      : ended;
    emit(state);
    // The host may have begun something else in its callback.
    if (state.status !== "failed" || getSnapshot() !== state) return;
    if (!state.look) await followUp(host, state, resends);
  };

  /** One press of Send: the lock, what is wrong with the form, the one question, and then the press itself. */
  const send = (options: SubmitOptions = {}): void => {
    const started = performance.now();
    const isElsewhere = reply.draft?.getSnapshot().owner === "elsewhere";
    // Whichever tab edits the reply is the one that sends it.
    if (isElsewhere || (options.to === undefined && refusalOf(getSnapshot())) || !begin()) return;
    const host = active;
    const prepared = host?.prepare?.(options) ?? "invalid";
    if (prepared === "blocked") return set({ status: "blocked" });
    if (!host || prepared === "invalid") return returnToIdle();
    check(host, prepared, options, started).catch((error: unknown) => {
      returnToIdle();
      report(error);
    });
  };

  return {
    getSnapshot,
    subscribe,
    subscribeGuard,
    isPressed,
    wasCancelled: () => signals().cancelled.aborted,
    cancel,
    sendNow,
    send,
    returnToIdle,
    /** The press that failed once more, as it was and unasked. */
    sendAgain: () => {
      const state = getSnapshot();
      if (state.status === "failed" && begin()) void run(state.attempt);
    },
    /** Stops the countdown, or what begins one; the reply stays for the agent to send. */
    stopResending: () => {
      const state = getSnapshot();
      if (state.status === "failed" && state.error.code === "rate-limited") stopFollowing();
    },
    /** The agent has looked, and it is there. */
    confirmSent: () => {
      const state = getSnapshot();
      if (state.status !== "failed" || !mayHaveBeenSent(state.error)) return;
      stopFollowing();
      // A press that still asks its questions would send it again.
      cancel();
      emit(outcomes.settle(state.attempt, undefined));
    },
    /** The agent has read that it was sent. */
    dismiss: () => set({ status: "idle" }),
    /** Presses of a page that ended before their outcome was known, newest first: now they are looked for. */
    resume: (unsettled: readonly UnsettledPress[]) => {
      const more = withResumed(tries(), unsettled);
      if (more === tries()) return;
      change(more);
      const { status } = getSnapshot();
      // A press that began before this was known would send it again.
      if (isPressed()) cancel();
      else if (status !== "failed" && status !== "sent") returnToIdle();
    },
    /** What a press came to is another tab's to say: it has sent or discarded the reply. */
    forget: () => {
      if (isPressed()) return;
      stopFollowing();
      change(noTries);
      set({ status: "idle" });
    },
    /** It was sent from another conversation: where nothing is shown here, that is. */
    arrived: (state: SendState) => {
      if (getSnapshot().status === "idle" && !isPressed()) set(state);
    },
    /** How many presses may have been sent, the one that is shown among them. */
    uncertainCount: () => tries().uncertain.length,
    /** What the page gives. */
    host: () => active,
    /** Gives it what only a mounted composer can do; what it returns takes that back. */
    connect: (host: SenderHost) => {
      active = host;
      return () => {
        delete host.prepare;
        // Another composer may hold other words: it cannot answer this question.
        if (getSnapshot().status === "asking") returnToIdle();
      };
    },
    /** No composer shows it any more. True where something of it is not settled. */
    leave: (): boolean => {
      const { status } = getSnapshot();
      const failed = newestUncertain(tries());
      const isOpen = isPressed() || status === "failed";
      // The agent has seen any other outcome.
      if (!isOpen) set({ status: "idle" });
      // A later press still looks for what is uncertain first.
      return isOpen || !!failed;
    },
  };
}
