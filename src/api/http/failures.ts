import { withDeadline } from "../../async/withDeadline.js";
import type { Id, LockReason } from "../../domain/conversation.js";
import { ReplyError } from "../../domain/errors.js";
import type { ConversationApi, OutgoingReply } from "../port.js";
import { parseErrorBody, saysUnknown, type ErrorBody } from "./errorBody.js";
import { TransportError, type TransportResponse } from "./transport.js";

/**
 * What a port rejects with after a request that got no response, or was never made. "Certainly not sent"
 * only while the upload was not complete; an abort then is an `AbortError`, no failure.
 */
export function readFailure(cause: unknown, isOnline = true): unknown {
  if (!(cause instanceof TransportError)) {
    return cause instanceof ReplyError || isAbort(cause) ? cause : plainError("network", cause);
  }
  if (cause.uploaded) return plainError("maybe-sent", cause);
  if (cause.reason === "aborted") return new DOMException(cause.message, "AbortError");
  return plainError(isOnline ? "network" : "offline", cause);
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

function plainError(code: "network" | "offline" | "maybe-sent", what: unknown): ReplyError {
  return new ReplyError({ code, detail: {} }, String(what), { cause: what });
}

/** What `readRefusal` must know. */
export interface RefusalContext {
  conversationId: Id;
  reply: OutgoingReply;
  /** Asked where a conversation went that is not found. */
  api: Pick<ConversationApi, "getConversation">;
  signal?: AbortSignal | undefined;
  /** Reads an error body of the backend's; `undefined` for anything else. Default: `parseErrorBody`. */
  parseBody?: ((text: string) => ErrorBody | undefined) | undefined;
  /** Why the conversation takes no more, if that is what the response says. */
  lockReason?: ((status: number, message?: string) => LockReason | undefined) | undefined;
  /** A header that goes before `Retry-After`, in seconds as well. */
  retryHeader?: string | undefined;
}

/**
 * Any response but success, as the one code that it means. A 4xx is certainly not sent, and so is a
 * 5xx with the backend's own error body; without it a 5xx is a proxy's, and the reply may have been
 * sent. Problems with fields name them as `Reply` does: `cc[1]`, `attachments[0]`.
 */
export async function readRefusal(
  response: TransportResponse,
  context: RefusalContext,
): Promise<ReplyError> {
  const { status } = response;
  // Whatever the status: the gateway says 409 to a browser's own repeat of a request that still runs.
  if (saysUnknown(response.body)) return plainError("maybe-sent", `HTTP ${status}`);
  const body = (context.parseBody ?? parseErrorBody)(response.body);
  const { message = `HTTP ${status}`, logRef, problems = [] } = body ?? {};
  const reason = context.lockReason?.(status, body?.message);
  const refused = (fault: ConstructorParameters<typeof ReplyError>[0]) =>
    new ReplyError(fault, message);
  if (reason) return refused({ code: "locked", detail: { reason, logRef } });
  switch (status) {
    case 401:
      return refused({ code: "unauthorized", detail: { logRef } });
    case 403:
      return refused({ code: "forbidden", detail: { logRef } });
    case 404:
      return whereItWent(context);
    case 413:
      return refused({ code: "too-large", detail: { files: biggest(context.reply), logRef } });
    case 429:
      return refused({ code: "rate-limited", detail: retryAfter(response, context) });
  }
  if (status >= 500 && !body) return plainError("maybe-sent", message);
  if (status >= 500) return refused({ code: "server", detail: { status, logRef } });
  return status >= 400
    ? refused({ code: "invalid", detail: { problems, logRef } })
    : new ReplyError({ code: "unexpected", detail: { status } });
}

/** Milliseconds after which nobody waits for a lookup any more. */
const lookupTimeoutMs = 15_000;

/** 404 on a write: merged and moved conversations are found by asking for the old id. */
async function whereItWent(context: RefusalContext): Promise<ReplyError> {
  const { conversationId: id, api, signal } = context;
  const asked = (ending: AbortSignal) => api.getConversation(id, { signal: ending });
  let cause: unknown;
  try {
    const found = await withDeadline(asked, lookupTimeoutMs, { id, subject: undefined }, signal);
    if (!found) return new ReplyError({ code: "gone", detail: {} });
    const { id: newId, subject } = found;
    if (String(newId) !== String(id)) {
      return new ReplyError({ code: "moved", detail: { to: { id: newId, subject } } });
    }
  } catch (thrown) {
    cause = thrown;
  }
  // Nothing was sent, and nobody can say where the conversation is.
  const detail = { status: 404, reason: "cannot-locate" } as const;
  return new ReplyError({ code: "server", detail }, undefined, { cause });
}

function biggest({ attachments }: OutgoingReply) {
  return attachments
    .map(({ fileName, file }) => ({ name: fileName, size: file.size }))
    .toSorted((a, b) => b.size - a.size)
    .slice(0, 3);
}

/** Seconds; a limit that lasts for days is a mistake of the server. */
const longestLimit = 86_400;

/** Seconds to wait, by the first of the headers that makes sense. */
function retryAfter(
  response: TransportResponse,
  { retryHeader = "Retry-After" }: RefusalContext,
): { retryAfter?: number | undefined } {
  const seconds = [retryHeader, "Retry-After"]
    .map((name) => secondsOf(response.header(name)?.trim() ?? ""))
    .find((one) => one >= 0 && one <= longestLimit);
  return { retryAfter: seconds };
}

/** A number or a date; the first of two that a proxy joined. */
function secondsOf(value: string): number {
  const number = /^\d+(?:\.\d+)?(?=$| *,)/.exec(value)?.[0];
  return Math.ceil(number === undefined ? (Date.parse(value) - Date.now()) / 1000 : Number(number));
}
