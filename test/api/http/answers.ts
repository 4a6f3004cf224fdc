import type { ConversationApi } from "../../../src/api/port.js";
import { readRefusal, type RefusalContext } from "../../../src/api/http/failures.js";
import { reply } from "../outgoing.js";

interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** An API that knows one conversation, or none. */
export function apiWith(getConversation: ConversationApi["getConversation"]): ConversationApi {
  return {
    getConversation,
    createReply: () => Promise.reject(new Error("sent twice")),
    listThreads: () => Promise.reject(new Error("not asked for")),
  };
}

const nowhere = apiWith(async () => undefined);

/** What the answer to a reply means. */
export function errorFor(
  { status, body, headers = {} }: Answer,
  of = reply,
  api = nowhere,
  signal?: AbortSignal,
  own: Pick<RefusalContext, "lockReason" | "parseBody" | "retryHeader"> = {},
) {
  const named = new Headers(headers);
  const text = typeof body === "string" ? body : body === undefined ? "" : JSON.stringify(body);
  const response = { status, body: text, url: "", header: (name: string) => named.get(name) };
  return readRefusal(response, { conversationId: 123, reply: of, api, signal, ...own });
}
