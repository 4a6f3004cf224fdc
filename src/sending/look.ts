import type { ConversationApi, Thread } from "../api/api.js";
import type { Id } from "../domain/conversation.js";
import type { Attempt, OwnThreads, ThreadsBefore } from "./attempt.js";
import { isThreadOf } from "./isThreadOf.js";
import { later } from "./later.js";

/** What a look at the server tells of a press. */
export type Found =
  | { status: "sent"; threadId?: Id }
  | { status: "not-sent" }
  /** Not there (yet), or nobody can tell. */
  | { status: "not-found" }
  | { status: "unavailable" };

/** Milliseconds before each look: a server that was just cut off needs a moment too. Half a minute in all. */
const pauses = [1000, 2000, 4000, 8000, 15_000];

/** Milliseconds after which one look is given up. */
const timeout = 8000;

const none: OwnThreads = { ownThreads: new Set(), untold: 0 };

/**
 * Asks once whether a press arrived: by its id where the backend can tell, else in the threads.
 * `own`: what is known by now to come from other presses; it is never taken for this one.
 */
export async function look(
  api: ConversationApi,
  attempt: Attempt,
  own: OwnThreads = none,
  signal?: AbortSignal,
): Promise<Found> {
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, timeout);
  signal?.addEventListener("abort", end, { once: true });
  const ended = new Promise<never>((_, reject) => {
    ending.signal.addEventListener("abort", () => reject(ending.signal.reason), { once: true });
    if (signal?.aborted) end();
  });
  try {
    // A port that does not heed the signal must not hold the agent either.
    return await Promise.race([ask(api, attempt, own, ending.signal), ended]);
  } catch {
    return { status: "unavailable" };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", end);
  }
}

/** Asks once for each of them; the first that arrived. */
export async function findAny(
  api: ConversationApi,
  attempts: readonly Attempt[],
  ownOf: (attempt: Attempt) => OwnThreads,
  signal: AbortSignal,
): Promise<{ attempt: Attempt; threadId: Id | undefined } | undefined> {
  const looks = attempts.map(async (attempt) => ({
    attempt,
    found: await look(api, attempt, ownOf(attempt), signal),
  }));
  for (const { attempt, found } of await Promise.all(looks)) {
    if (found.status === "sent") return { attempt, threadId: found.threadId };
  }
  return undefined;
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
  const found = threads.find(
    (thread) => !own.ownThreads.has(String(thread.id)) && isThreadOf(attempt, thread),
  );
  return found ? { status: "sent", threadId: found.id } : { status: "not-found" };
}

/** The threads that came since, newest first; `undefined` where that cannot be told. */
export function newSince(
  { ids, latest }: ThreadsBefore,
  threads: readonly Thread[],
): readonly Thread[] | undefined {
  const end = latest === undefined ? threads.length : indexOfId(threads, latest);
  if (end < 0) return undefined;
  return threads.slice(0, end).filter(({ id }) => !ids.includes(String(id)));
}

function indexOfId(threads: readonly Thread[], wanted: string): number {
  return threads.findIndex(({ id }) => String(id) === wanted);
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
    await later(pause, signal);
    const latest = await look(api, attempt, own, signal);
    signal.throwIfAborted();
    if (latest.status === "sent" || latest.status === "not-sent") return latest;
    if (latest.status === "not-found") found = latest;
    // Nothing to go by: asking again would not change that.
    else if (!attempt.before && !api.findAttempt) return latest;
  }
  return found;
}

/** What is in another conversation before something is sent there; nobody waits long for it. */
export async function knownThreadsOf(
  api: ConversationApi,
  id: Id,
  { untold }: OwnThreads,
): Promise<ThreadsBefore | undefined> {
  const listed = await Promise.race([
    api.listThreads(id).catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(resolve, 3000)),
  ]);
  return listed && { ids: listed.map((thread) => String(thread.id)), untold };
}
