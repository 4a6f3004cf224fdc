import { createChunk } from "../../async/chunk.js";
import { withDeadline } from "../../async/withDeadline.js";
import type { Id } from "../../domain/conversation.js";
import { ReplyError } from "../../domain/errors.js";
import { htmlReadable } from "../../domain/text/htmlReader.js";
import type { ConversationApi, CreateReplyOptions, OutgoingReply } from "../port.js";
import { asRecord } from "../http/errorBody.js";
import { readRefusal, readFailure } from "../http/failures.js";
import { helpScoutRules, lockReason, retryHeader } from "./rules.js";
import { replyBody, type TextFormat } from "./replyBody.js";
import { send, type TransportResponse } from "../http/transport.js";

export interface HelpScoutApiOptions {
  /**
   * What stands before `/v2`: "" for the page's own origin, "/api/helpscout", or an absolute URL.
   * A server of yours, which adds the token: a client secret must never reach a browser.
   */
  baseUrl: string;
  /** For servers that want a bearer token from the browser. Asked again with `refresh` after a 401. */
  getAccessToken?: ((options: { refresh: boolean }) => Promise<string> | string) | undefined;
  /** Sent with every request. */
  headers?: Record<string, string> | undefined;
  /** What the server takes as `text`. Default "html": plain text is escaped, line breaks become `<br>`. */
  textFormat?: TextFormat | undefined;
  /** `false` where a cross-origin server's CORS does not allow `Idempotency-Key`. Default true. */
  idempotencyHeader?: boolean | undefined;
  /**
   * `true` where the server tells what became of an attempt, as `reply-composer/gateway` does:
   * `GET {baseUrl}/attempts/{id}` → `{ "outcome": "sent" | "not-sent" | "unknown" }` (the gateway
   * never says "not-sent"). Default false.
   */
  attempts?: boolean | undefined;
  /** Milliseconds without progress after which a request is given up. Default 60,000. */
  idleTimeout?: number | undefined;
}

/** Reads the API's JSON; loaded while the first response is awaited. */
const shapes = /* @__PURE__ */ createChunk(() => import("./shapes.js"));

/** Loaded with the first look for a saved reply. */
const savedReplies = /* @__PURE__ */ createChunk(() => import("./savedReplies.js"));

/** The port over Help Scout's Inbox API 2.0, as `POST /v2/conversations/{id}/reply` and its kin. */
export function createHelpScoutApi(options: HelpScoutApiOptions): ConversationApi {
  const { getAccessToken, textFormat = "html", idempotencyHeader = true } = options;
  const { idleTimeout, attempts = false } = options;
  const base = options.baseUrl.replace(/\/+$/, "");
  const below = (path: string) => new URL(`${base}${path}`, document.baseURI);
  const urlOf = (path: string) => below(`/v2${path}`);

  const headers = async (
    refresh: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Record<string, string>> => {
    const ask = async () => {
      try {
        return await getAccessToken?.({ refresh });
      } catch (cause) {
        throw new ReplyError({ code: "unauthorized", detail: {} }, undefined, { cause });
      }
    };
    // A host that never gives a token must not hold the agent: nothing is on the wire yet.
    const token = getAccessToken && (await withDeadline(ask, Infinity, undefined, signal));
    return {
      Accept: "application/json",
      ...options.headers,
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    };
  };

  /** `undefined` for a 404. Every other failure throws. */
  const get = async (path: string, signal?: AbortSignal, url = urlOf(path)): Promise<unknown> => {
    const request = async (refresh: boolean) =>
      fetch(url, { headers: await headers(refresh, signal), signal });
    let response = await request(false);
    if (response.status === 401 && getAccessToken) response = await request(true);
    if (response.status === 404) return undefined;
    // The browser follows redirects unseen: at least it must end where it began.
    const sameOrigin = response.url === "" || new URL(response.url).origin === url.origin;
    if (!response.ok || !sameOrigin) throw new Error(`GET ${path}: ${response.status}`);
    return response.json();
  };

  const read = (path: string, signal?: AbortSignal) =>
    Promise.all([get(path, signal), shapes.load()]);

  const post = async (id: Id, body: Blob, call: CreateReplyOptions): Promise<TransportResponse> => {
    const request = async (refresh: boolean) =>
      send({
        url: urlOf(`/conversations/${encodeURIComponent(id)}/reply`).href,
        headers: {
          ...(await headers(refresh, call.signal)),
          "Content-Type": "application/json",
          ...(idempotencyHeader && { "Idempotency-Key": call.attemptId }),
        },
        body,
        idleTimeout,
        signal: call.signal,
        onProgress: call.onProgress,
      });
    const response = await request(false);
    return response.status === 401 && getAccessToken ? request(true) : response;
  };

  const findAttempt = async (id: string) => {
    const path = `/attempts/${encodeURIComponent(id)}`;
    // A server that cannot tell leaves it to a look at the threads.
    const found = await get(path, undefined, below(path)).catch(() => undefined);
    const outcome = asRecord(found)["outcome"];
    return outcome === "sent" || outcome === "not-sent" ? outcome : "unknown";
  };

  const api: ConversationApi = {
    rules: helpScoutRules,
    async createReply(id, reply, call) {
      if (!navigator.onLine && !call.evenOffline) {
        throw new ReplyError({ code: "offline", detail: {} });
      }
      // Needed to see whether it arrived, should the response be lost.
      shapes.load().catch(() => {});
      const response = await postReply(id, reply, call);
      if (response.status !== 201) {
        throw await readRefusal(response, {
          conversationId: id,
          reply,
          api,
          signal: call.signal,
          lockReason,
          retryHeader,
        });
      }
      const threadId = response.header("Resource-ID");
      return threadId === null ? {} : { threadId: idFrom(threadId) };
    },
    async getConversation(id, { signal } = {}) {
      const [found, reader] = await read(`/conversations/${encodeURIComponent(id)}`, signal);
      return reader.readConversation(found);
    },
    async listThreads(id, { signal } = {}) {
      const path = `/conversations/${encodeURIComponent(id)}/threads`;
      const [found, reader] = await read(path, signal);
      // No list is not an empty one: a reply that is looked for may be there.
      if (found === undefined) throw new Error(`GET ${path}: 404`);
      return reader.readThreads(found);
    },
    ...(attempts && { findAttempt }),
    async searchCustomers(query, { signal } = {}) {
      const [found, reader] = await read(`/customers?query=${encodeURIComponent(query)}`, signal);
      return reader.readCustomers(found, query);
    },
    async searchSnippets(query, call) {
      return (await savedReplies.load()).searchSnippets(get, query, call);
    },
    async getSnippet(id, call) {
      return (await savedReplies.load()).getSnippet(get, id, call);
    },
  };

  const postReply = async (id: Id, reply: OutgoingReply, call: CreateReplyOptions) => {
    try {
      if (textFormat === "plain" && reply.text.format === "html") await htmlReadable();
      return await post(id, replyBody(reply, textFormat), call);
    } catch (error) {
      throw readFailure(error, navigator.onLine);
    }
  };
  return api;
}

function idFrom(text: string): Id {
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}
