import type { ConversationApi } from "../api/port.js";
import { delay } from "../async/delay.js";
import { withDeadline } from "../async/withDeadline.js";
import type { Id } from "../domain/conversation.js";
import type { Attempt, OwnThreads } from "./attempt.js";
import { isThreadOf } from "./isThreadOf.js";
import { newSince } from "./threadsBefore.js";

/** What a look at the server tells of a press. */
export type Found =
  | { status: "sent"; threadId?: Id }
  | { status: "not-sent" }
  /** There, but not sent, or not any more. */
  | { status: Held }
  /** Not there (yet), or nobody can tell. */
  | { status: "not-found" }
  | { status: "unavailable" };

/** In the conversation, and not published there. */
export type Held = "under-review" | "hidden";

/** Milliseconds before each look: a server that was just cut off needs a moment too. Half a minute in all. */
const pauses = [1000, 2000, 4000, 8000, 15_000];

/** Milliseconds after which one look is given up. */
const timeout = 8000;

const none: OwnThreads = { ownThreads: new Set(), untold: 0 };

/**
 * Asks once whether a press arrived: by its id where the backend can tell, else in the threads.
 * `own`: what is known by now to come from other presses; it is never taken for this one.
 */
export function look(
  api: ConversationApi,
  attempt: Attempt,
  own: OwnThreads = none,
  signal?: AbortSignal,
): Promise<Found> {
  const unavailable = { status: "unavailable" } as const;
  const asked = (ending: AbortSignal) => ask(api, attempt, own, ending);
  return withDeadline(asked, timeout, unavailable, signal).catch(() => unavailable);
}

/** Asks once for each of them: the first that arrived, else the first that is held. */
export async function findAny(
  api: ConversationApi,
  attempts: readonly Attempt[],
  ownOf: (attempt: Attempt) => OwnThreads,
  signal: AbortSignal,
): Promise<Arrived | undefined> {
  const looks = attempts.map(async (attempt) => ({
    attempt,
    found: await look(api, attempt, ownOf(attempt), signal),
  }));
  const arrived = (await Promise.all(looks)).flatMap(({ attempt, found }): Arrived[] => {
    if (found.status === "sent") return [{ attempt, threadId: found.threadId }];
    return isHeld(found) ? [{ attempt, held: found.status }] : [];
  });
  return arrived.find(({ held }) => held === undefined) ?? arrived[0];
}

/** A press that is there after all. */
export interface Arrived {
  attempt: Attempt;
  threadId?: Id | undefined;
  /** Why it does not count as sent. */
  held?: Held | undefined;
}

function isHeld(found: Found): found is { status: Held } {
  return found.status === "under-review" || found.status === "hidden";
}

async function ask(
  api: ConversationApi,
  attempt: Attempt,
  own: OwnThreads,
  signal: AbortSignal,
): Promise<Found> {
  const told = await api.findAttempt?.(attempt.id);
  if (told === "sent" || told === "not-sent") return { status: told };
  // Without it an earlier reply of the same words would pass for this one.
  if (!attempt.before) return { status: "unavailable" };
  const threads = newSince(
    attempt.before,
    await api.listThreads(attempt.conversationId, { signal }),
  );
  // Nor can it be told from one of our own whose id is not known.
  if (!threads || own.untold !== (attempt.before.untold ?? 0)) return { status: "unavailable" };
  const found = threads.filter(
    (thread) => !own.ownThreads.has(String(thread.id)) && isThreadOf(attempt, thread),
  );
  const sent = found.find(({ state = "published" }) => state === "published" || state === "draft");
  if (sent) return { status: "sent", threadId: sent.id };
  const [held] = found;
  if (!held) return { status: "not-found" };
  // Named differently by different versions of the API.
  return { status: held.state?.includes("review") ? "under-review" : "hidden" };
}

/** Looks again and again, with growing pauses, until it knows or half a minute is over. */
export async function keepLooking(
  api: ConversationApi,
  attempt: Attempt,
  own: OwnThreads,
  signal: AbortSignal,
): Promise<Found> {
  let found: Found = { status: "unavailable" };
  for (const pause of pauses) {
    await delay(pause, signal);
    const latest = await look(api, attempt, own, signal);
    signal.throwIfAborted();
    if (latest.status === "sent" || latest.status === "not-sent" || isHeld(latest)) return latest;
    if (latest.status === "not-found") found = latest;
    // Nothing to go by: asking again would not change that.
    else if (!attempt.before && !api.findAttempt) return latest;
  }
  return found;
}
