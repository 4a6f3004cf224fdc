import type { ReplyError } from "../domain/errors.js";
import type { Attempt } from "./attempt.js";

/** A press that may have reached the server, until a 201 settles it. */
export interface Uncertain {
  attempt: Attempt;
  error: ReplyError;
  /** How often nobody could tell. */
  times: number;
}

/** What a press sends, before it has an id. */
export type AttemptContent = Omit<Attempt, "id">;

/** Whether the server may have created the thread all the same. */
export function mayHaveBeenSent({ code }: ReplyError): boolean {
  return code === "maybe-sent" || code === "unexpected";
}

const refusals = new Set<ReplyError["code"]>([
  "invalid",
  "unauthorized",
  "forbidden",
  "moved",
  "gone",
  "locked",
  "too-large",
  "rate-limited",
]);

/** A 4xx: the server has said no. After anything else one look is cheap, and a second email is not. */
export function isRefusal({ code }: ReplyError): boolean {
  return refusals.has(code);
}

/** What stays uncertain after a failure: a later one that is certain speaks for itself alone. */
export function uncertainAfter(
  before: Uncertain | undefined,
  attempt: Attempt,
  error: ReplyError,
): Uncertain | undefined {
  if (!mayHaveBeenSent(error)) return before;
  return { attempt, error, times: before?.attempt.id === attempt.id ? before.times + 1 : 1 };
}

/**
 * A press as an attempt. It keeps the id of one that may have reached the server and says the same:
 * a server that knows the id then refuses the second of the two. Until two answers were uncertain,
 * since a server that cannot tell either refuses every further one, and the agent was told twice.
 */
export function attemptOf(uncertain: Uncertain | undefined, content: AttemptContent): Attempt {
  const repeats =
    uncertain !== undefined && uncertain.times < 2 && isSameContent(uncertain.attempt, content);
  return { ...content, id: repeats ? uncertain.attempt.id : newUuid() };
}

/** Whether two presses send the same to the same place, files included. */
export function isSameContent(a: AttemptContent, b: AttemptContent): boolean {
  return contentOf(a) === contentOf(b);
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
