import type { ConversationApi, Thread } from "../api/port.js";
import { withDeadline } from "../async/withDeadline.js";
import type { Id } from "../domain/conversation.js";
import type { Attempt } from "./attempt.js";
import { isThreadOf } from "./isThreadOf.js";
import { newSince, type OwnThreads } from "./threads.js";

/** What a look at the server tells of a press. */
export type Found =
  | { status: "sent"; threadId?: Id }
  | { status: "not-sent" }
  /** There, but not sent, or not any more. */
  | { status: Held }
  /** Not there (yet), or nobody can tell. */
  | { status: "not-found" }
  | { status: "unavailable" };

/** Something is there, and what the server lists does not tell which of several presses made it. */
export type Look = Found | { status: "unclear" };

/** In the conversation, and not published there. */
export type Held = "under-review" | "hidden";

/** Milliseconds after which one look is given up. */
const lookTimeoutMs = 8000;

const none: OwnThreads = { ownThreads: new Set(), unidentifiedThreads: 0 };

/**
 * Asks once whether a press arrived: by its id where the backend can tell, else in the threads.
 * `own`: what is known by now to come from other presses; it is never taken for this one.
 * `tries`: other presses that may have arrived as well.
 */
export function look(
  api: ConversationApi,
  attempt: Attempt,
  own: OwnThreads = none,
  signal?: AbortSignal,
  tries: readonly Attempt[] = [],
): Promise<Look> {
  const unavailable = { status: "unavailable" } as const;
  const asked = (ending: AbortSignal) => ask(api, attempt, own, ending, tries);
  return withDeadline(asked, lookTimeoutMs, unavailable, signal).catch(() => unavailable);
}

export function isHeld(found: Look): found is { status: Held } {
  return found.status === "under-review" || found.status === "hidden";
}

async function ask(
  api: ConversationApi,
  attempt: Attempt,
  own: OwnThreads,
  signal: AbortSignal,
  tries: readonly Attempt[],
): Promise<Look> {
  const told = await api.findAttempt?.(attempt.id);
  if (told === "sent" || told === "not-sent") return { status: told };
  // Without it an earlier reply of the same words would pass for this one.
  if (!attempt.before) return { status: "unavailable" };
  const listed = await api.listThreads(attempt.conversationId, { signal });
  const matching = matchesOf(attempt, listed);
  // Nor can it be distinguished from one of our own whose id is not known.
  if (!matching || own.unidentifiedThreads !== (attempt.before.unidentifiedThreads ?? 0))
    return { status: "unavailable" };
  const rivals = tries.filter((other) => isOther(attempt, other));
  const rivalsFor = (thread: Thread) =>
    rivals.filter((other) => matchesOf(other, listed)?.includes(thread));
  const possible = matching.filter(
    (thread) =>
      !own.ownThreads.has(String(thread.id)) &&
      !rivalsFor(thread).some((other) => isAddressOf(other, thread, attempt)),
  );
  const found = possible.filter((thread) =>
    rivalsFor(thread).every((other) => isAddressOf(attempt, thread, other)),
  );
  if (possible.length > 0 && found.length === 0) return { status: "unclear" };
  const sent = found.find(({ state = "published" }) => state === "published" || state === "draft");
  if (sent) return { status: "sent", threadId: sent.id };
  const [held] = found;
  if (!held) return { status: "not-found" };
  return { status: held.state === "under-review" ? "under-review" : "hidden" };
}

function matchesOf(attempt: Attempt, listed: readonly Thread[]): readonly Thread[] | undefined {
  const threads = attempt.before && newSince(attempt.before, listed);
  return threads?.filter((thread) => isThreadOf(attempt, thread));
}

/**
 * Whether a thread lists the address that was typed for this one; the other one names its customer
 * by id.
 */
function isAddressOf({ reply }: Attempt, { to = [] }: Thread, other: Attempt): boolean {
  return "email" in reply.customer && "id" in other.reply.customer && to.length > 0;
}

/** Whether two presses differ in recipients, files or data, so that it matters which of them arrived. */
function isOther(a: Attempt, b: Attempt): boolean {
  const whatArrives = ({ reply, attachmentIds }: Attempt) => {
    const { customer, cc = [], bcc = [], draft, extra } = reply;
    return JSON.stringify([customer, cc, bcc, draft, attachmentIds, extra]);
  };
  return String(a.conversationId) === String(b.conversationId) && whatArrives(a) !== whatArrives(b);
}
