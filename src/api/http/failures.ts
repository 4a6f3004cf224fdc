import { withDeadline } from "../../async/withDeadline.js";
import type { Id, LockReason } from "../../domain/conversation.js";
import { ReplyError } from "../../domain/errors.js";
import type { ConversationApi, OutgoingReply } from "../port.js";
import { parseErrorBody, saysUnknown } from "./errorBody.js";
import type { TransportError, TransportResponse } from "./transport.js";

/** "Certainly not sent" only while the upload was not complete; an abort then is no failure. */
export function transportErrorToReplyError(error: TransportError, isOnline = true): Error {
  if (error.uploaded) {
    return new ReplyError({ code: "maybe-sent", detail: {} }, error.message, { cause: error });
  }
  if (error.reason === "aborted") return new DOMException(error.message, "AbortError");
  const code = isOnline ? "network" : "offline";
  return new ReplyError({ code, detail: {} }, error.message, { cause: error });
}

/** Any answer but 201, as the one code that it means. */
export async function replyErrorOf(
  response: TransportResponse,
  conversationId: Id,
  reply: OutgoingReply,
  api: ConversationApi,
  signal?: AbortSignal,
): Promise<ReplyError> {
  const { status } = response;
  // Whatever its status: a 409 is the answer to the browser's own repeat of a send that goes on.
  if (saysUnknown(response.body)) {
    return new ReplyError({ code: "maybe-sent", detail: {} }, `${status}, and nobody knows`);
  }
  const body = parseErrorBody(response.body);
  const message = body?.message;
  const logRef = body?.logRef === undefined ? {} : { logRef: body.logRef };
  switch (status) {
    case 401:
      return new ReplyError({ code: "unauthorized", detail: logRef }, message);
    case 403:
      return new ReplyError({ code: "forbidden", detail: logRef }, message);
    case 404:
      return whereItWent(conversationId, api, signal);
    case 412:
      return new ReplyError(
        { code: "locked", detail: { reason: lockReason(message), ...logRef } },
        message,
      );
    case 413:
      return new ReplyError(
        { code: "too-large", detail: { files: biggest(reply), ...logRef } },
        message,
      );
    case 429:
      return new ReplyError({ code: "rate-limited", detail: retryAfter(response) }, message);
  }
  if (status >= 500) {
    return body
      ? new ReplyError({ code: "server", detail: { status, ...logRef } }, message)
      : new ReplyError({ code: "maybe-sent", detail: {} }, `${status} without an API's answer`);
  }
  if (status >= 400) {
    return new ReplyError(
      { code: "invalid", detail: { problems: body?.problems ?? [], ...logRef } },
      message ?? `HTTP ${status}`,
    );
  }
  return new ReplyError({ code: "unexpected", detail: { status } });
}

/** Milliseconds after which nobody waits for a lookup any more. */
const lookupTimeout = 15_000;

/** 404 on a write: merged and moved conversations are found by asking for the old id. */
async function whereItWent(
  id: Id,
  api: ConversationApi,
  signal: AbortSignal | undefined,
): Promise<ReplyError> {
  const asked = (ending: AbortSignal) => api.getConversation(id, { signal: ending });
  try {
    const found = await withDeadline(asked, lookupTimeout, "late" as const, signal);
    if (found === "late") return cannotLocate();
    if (!found) return new ReplyError({ code: "gone", detail: {} });
    const { id: newId, subject } = found;
    if (String(newId) === String(id)) return cannotLocate();
    const to = subject === undefined ? { id: newId } : { id: newId, subject };
    return new ReplyError({ code: "moved", detail: { to } });
  } catch (cause) {
    return cannotLocate(cause);
  }
}

/** Nothing was sent, and nobody can say where the conversation is. */
function cannotLocate(cause?: unknown): ReplyError {
  const detail = { status: 404, reason: "cannot-locate" } as const;
  return new ReplyError({ code: "server", detail }, undefined, { cause });
}

/** The body of a 412 is undocumented: its message is a guess, "unknown" an honest answer. */
function lockReason(message = ""): LockReason {
  if (/thread/i.test(message) && /\b(99|100|limit|maximum|many|more)\b/i.test(message)) {
    return "thread-limit";
  }
  if (/\b(old|age|policy|expired)\b/i.test(message)) return "too-old";
  return "unknown";
}

function biggest({ attachments }: OutgoingReply) {
  return attachments
    .map(({ fileName, data }) => ({ name: fileName, size: Math.floor((data.size * 3) / 4) }))
    .toSorted((a, b) => b.size - a.size)
    .slice(0, 3);
}

/** Seconds; a limit that lasts for days is a mistake of whoever sent it. */
const longestLimit = 86_400;

/** `X-RateLimit-Retry-After` is Help Scout's; some servers send the standard header. Seconds. */
function retryAfter(response: TransportResponse): { retryAfter?: number } {
  const seconds = ["X-RateLimit-Retry-After", "Retry-After"]
    .map((name) => secondsOf(response.header(name)?.trim() ?? ""))
    .find((one) => one >= 0 && one <= longestLimit);
  return seconds === undefined ? {} : { retryAfter: seconds };
}

/** A number or a date; the first of two that a proxy joined. */
function secondsOf(value: string): number {
  const number = /^\d+(?:\.\d+)?(?=$| *,)/.exec(value)?.[0];
  return Math.ceil(number === undefined ? (Date.parse(value) - Date.now()) / 1000 : Number(number));
}
