import type { SendProgress } from "../api/api.js";
import type { Id } from "../domain/conversation.js";
import type { ReplyError } from "../domain/errors.js";
import type { Reply, ReplyValues } from "../domain/reply.js";
import type { Concern } from "./concerns.js";

/** One press of Send: what it sends, and where to. */
export interface Attempt {
  /** A UUID, kept over retries while the first try is not known to have failed. */
  id: string;
  conversationId: Id;
  reply: Reply;
  /** The form as it was: what 201 clears, and what a remounted composer shows again. */
  values: ReplyValues;
  attachmentIds: readonly string[];
}

/** What became of the latest press. */
export type SendState =
  | { status: "idle" }
  /** Stopped before anything was sent: a file failed or was refused, and nobody removed it. */
  | { status: "blocked" }
  /** Nothing was sent yet: the agent is asked first, then it goes to `to`. */
  | { status: "asking"; concerns: readonly Concern[]; to?: Id }
  /** Files are still being encoded; it goes by itself after that. */
  | { status: "waiting"; attempt: Attempt }
  | { status: "sending"; attempt: Attempt; progress: SendProgress }
  | { status: "failed"; attempt: Attempt; error: ReplyError }
  | { status: "sent"; attempt: Attempt; threadId?: Id };

/** Whether a press is on its way. */
export function isInFlight(
  state: SendState,
): state is Extract<SendState, { status: "waiting" | "sending" }> {
  return state.status === "waiting" || state.status === "sending";
}

const knownToHaveFailed = new Set<ReplyError["code"]>([
  "invalid",
  "unauthorized",
  "forbidden",
  "moved",
  "gone",
  "locked",
  "too-large",
  "rate-limited",
  "server",
  "offline",
  "network",
]);

/** What a press sends, before it has an id. */
export type AttemptContent = Omit<Attempt, "id">;

/** A press that may have reached the server, until a 201 settles it. */
export interface Uncertain {
  attempt: Attempt;
  /** How often nobody could tell. */
  times: number;
}

/** What stays uncertain after a failure: a later one that is certain speaks for itself alone. */
export function uncertainAfter(
  before: Uncertain | undefined,
  attempt: Attempt,
  error: ReplyError,
): Uncertain | undefined {
  if (knownToHaveFailed.has(error.code)) return before;
  return { attempt, times: before?.attempt.id === attempt.id ? before.times + 1 : 1 };
}

/**
 * A press as an attempt. It keeps the id of one that may have reached the server and says the same:
 * a server that knows the id then refuses the second of the two. Until two answers were uncertain,
 * since a server that cannot tell either refuses every further one, and the agent was told twice.
 */
export function attemptOf(uncertain: Uncertain | undefined, content: AttemptContent): Attempt {
  const repeats =
    uncertain !== undefined &&
    uncertain.times < 2 &&
    contentOf(uncertain.attempt) === contentOf(content);
  return { ...content, id: repeats ? uncertain.attempt.id : newUuid() };
}

function contentOf({ conversationId, reply, attachmentIds }: AttemptContent): string {
  return JSON.stringify([conversationId, reply, attachmentIds]);
}

/** `crypto.randomUUID` exists only in secure contexts; an intranet's http: is none. */
function newUuid(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    const versioned = index === 6 ? (byte & 0x0f) | 0x40 : byte;
    const value = index === 8 ? (byte & 0x3f) | 0x80 : versioned;
    return value.toString(16).padStart(2, "0");
  }).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
