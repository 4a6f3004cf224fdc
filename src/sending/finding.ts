import type { ConversationApi } from "../api/port.js";
import { delay } from "../async/delay.js";
import type { Id } from "../domain/conversation.js";
import type { Attempt } from "./attempt.js";
import { isHeld, look, type Found, type Held } from "./lookOnce.js";
import type { OwnThreads } from "./threads.js";
import type { Tries } from "./tries.js";

/** Milliseconds before each look: a server that was just cut off needs a moment too. Half a minute in all. */
const pauses = [1000, 2000, 4000, 8000, 15_000];

/** What a look before a press found. */
export interface Earlier {
  /** The first that arrived, else the first that is held; "unclear" where nobody can tell which is there. */
  there?: Arrived | "unclear" | undefined;
  /** What is there as well, and takes nothing of the press. */
  passed: readonly Arrived[];
}

/** Asks once for each of them. Those that are `isPassed` do not count. */
export async function findEarlier(
  api: ConversationApi,
  attempts: readonly Attempt[],
  of: (conversationId: Id) => OwnThreads,
  signal: AbortSignal,
  isPassed: (attempt: Attempt) => boolean,
): Promise<Earlier> {
  const looks = attempts.map(async (attempt) => ({
    attempt,
    found: await look(api, attempt, of(attempt.conversationId), signal, attempts),
  }));
  const all = await Promise.all(looks);
  const arrived = all.flatMap(({ attempt, found }): Arrived[] => {
    if (found.status === "sent") return [{ attempt, threadId: found.threadId }];
    return isHeld(found) ? [{ attempt, held: found.status }] : [];
  });
  const counting = arrived.filter(({ attempt }) => !isPassed(attempt));
  const isUnclear = all.some(({ found }) => found.status === "unclear");
  return {
    there:
      counting.find(({ held }) => held === undefined) ??
      counting[0] ??
      (isUnclear ? "unclear" : undefined),
    passed: arrived.filter(({ attempt, held }) => isPassed(attempt) && held === undefined),
  };
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

/** Looks for all that may have been sent, and says of each what became of it. */
export async function findOut(
  api: ConversationApi,
  { uncertain, stopped }: Tries,
  of: (conversationId: Id) => OwnThreads,
  signal: AbortSignal,
  conclude: (attempt: Attempt, found: Found) => void,
): Promise<void> {
  const tries = [...uncertain.map(({ attempt }) => attempt), ...(stopped ? [stopped] : [])];
  const looks = uncertain.map(async ({ attempt }) => {
    const own = of(attempt.conversationId);
    conclude(attempt, await keepLooking(api, attempt, own, signal, tries));
  });
  await Promise.all(looks);
}

/** Bytes from which on servers refuse a body; nginx does so by default, by closing the connection. */
const largeBody = 1e6;

interface Sized {
  name: string;
  size: number;
}

/** The connection broke again: what to leave out, where the reply may be too large. */
export function biggestOf(files: readonly Sized[]): readonly Sized[] | undefined {
  const total = files.reduce((sum, { size }) => sum + 4 * Math.ceil(size / 3), 0);
  if (total < largeBody) return undefined;
  return files
    .map(({ name, size }) => ({ name, size }))
    .toSorted((a, b) => b.size - a.size)
    .slice(0, 3);
}

/** Seconds after which nobody expects an email to go by itself any more. */
const longestCountdown = 600;

/** Milliseconds until a server that is rate-limited may take it; `undefined` where it goes no more by itself. */
export function waitOf(retryAfter = Infinity, resends: number): number | undefined {
  if (retryAfter > longestCountdown) return undefined;
  // A server that goes on saying "0" would be asked as fast as it answers.
  return Math.max(retryAfter, Math.min(2 ** resends, 60)) * 1000;
}
