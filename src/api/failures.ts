import type { Id, LockReason } from "../domain/conversation.js";
import { ReplyError } from "../domain/errors.js";
import type { ConversationApi, OutgoingReply } from "./api.js";
import { parseErrorBody } from "./errorBody.js";
import type { TransportError, TransportResponse } from "./transport.js";

/** "Certainly not sent" only while the upload was not complete; an abort then is no failure. */
export function transportErrorToReplyError(error: TransportError): Error {
  if (error.uploaded) {
    return new ReplyError({ code: "maybe-sent", detail: {} }, error.message, { cause: error });
  }
  if (error.reason === "aborted") return new DOMException(error.message, "AbortError");
  return new ReplyError({ code: "network", detail: {} }, error.message, { cause: error });
}

/** Any answer but 201, as the one code that it means. */
export async function replyErrorOf(
  response: TransportResponse,
  conversationId: Id,
  reply: OutgoingReply,
  api: ConversationApi,
): Promise<ReplyError> {
  const { status } = response;
  const body = parseErrorBody(response.body);
  const message = body?.message;
  const logRef = body?.logRef === undefined ? {} : { logRef: body.logRef };
  switch (status) {
    case 400:
    case 415:
    case 422:
      return new ReplyError(
        { code: "invalid", detail: { problems: body?.problems ?? [], ...logRef } },
        message,
      );
    case 401:
      return new ReplyError({ code: "unauthorized", detail: {} }, message);
    case 403:
      return new ReplyError({ code: "forbidden", detail: {} }, message);
    case 404:
      return whereItWent(conversationId, api);
    case 412:
      return new ReplyError({ code: "locked", detail: { reason: lockReason(message) } }, message);
    case 413:
      return new ReplyError({ code: "too-large", detail: { files: biggest(reply) } }, message);
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

/** 404 on a write: merged and moved conversations are found by asking for the old id. */
async function whereItWent(id: Id, api: ConversationApi): Promise<ReplyError> {
  try {
    const found = await api.getConversation(id);
    if (!found) return new ReplyError({ code: "gone", detail: {} });
    const { id: newId, subject } = found;
    if (String(newId) !== String(id)) {
      const to = subject === undefined ? { id: newId } : { id: newId, subject };
      return new ReplyError({ code: "moved", detail: { to } });
    }
    // It is there, and yet refuses replies.
    return new ReplyError({ code: "server", detail: { status: 404, reason: "cannot-locate" } });
  } catch (cause) {
    return new ReplyError(
      { code: "server", detail: { status: 404, reason: "cannot-locate" } },
      undefined,
      { cause },
    );
  }
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

/** `X-RateLimit-Retry-After` is Help Scout's; some servers send the standard header. Seconds. */
function retryAfter(response: TransportResponse): { retryAfter?: number } {
  const value = response.header("X-RateLimit-Retry-After") ?? response.header("Retry-After") ?? "";
  const seconds = /^\d{1,6}$/.test(value.trim())
    ? Number(value)
    : Math.ceil((Date.parse(value) - Date.now()) / 1000);
  return Number.isFinite(seconds) && seconds >= 0 ? { retryAfter: seconds } : {};
}
