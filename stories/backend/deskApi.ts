// The port over the desk of desk.ts, made of what `reply-composer/api` exports and nothing else: what
// an adapter for a backend of your own comes to.
import {
  bodyToHtml,
  multipartBody,
  readFailure,
  readRefusal,
  ReplyError,
  send,
  type BackendRules,
  type ConversationApi,
  type ErrorBody,
  type OutgoingReply,
  type Reply,
  type Thread,
} from "../../src/api.js";
import type { DeskMessage } from "./desk.js";

const rules: BackendRules = {
  statuses: ["open", "waiting-for-customer", "solved"],
  waysToSend: ["solved"],
  threadLimit: 20,
  effectOf: (_values, { status }) => ({
    kind: status === "waiting-for-customer" ? "keeps-status" : "sets-status",
    status: "waiting-for-customer",
  }),
};

export function createDeskApi(baseUrl: string): ConversationApi {
  const urlOf = (id: string | number, path = "") =>
    new URL(`${baseUrl}/tickets/${encodeURIComponent(id)}${path}`, document.baseURI).href;
  const textUrlOf = (path: string) => new URL(`${baseUrl}/texts${path}`, document.baseURI).href;
  const ask = async (url: string, signal: AbortSignal | undefined) => {
    const response = await fetch(url, { signal: signal ?? null });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return response;
  };
  const get = async (url: string, signal: AbortSignal | undefined): Promise<unknown> =>
    (await ask(url, signal))?.json();

  const api: ConversationApi = {
    rules,
    async createReply(id, reply, { attemptId, signal, onProgress, evenOffline }) {
      if (!navigator.onLine && !evenOffline) throw new ReplyError({ code: "offline", detail: {} });
      const response = await send({
        url: urlOf(id, "/messages"),
        headers: { "Desk-Attempt": attemptId },
        body: formOf(reply),
        signal,
        onProgress,
      }).catch((error: unknown) => {
        throw readFailure(error, navigator.onLine);
      });
      if (response.status === 201) {
        const { message } = Object(JSON.parse(response.body));
        return { threadId: String(message) };
      }
      throw await readRefusal(response, {
        conversationId: id,
        reply,
        api,
        signal,
        parseBody,
        lockReason: (status) => (status === 423 ? "thread-limit" : undefined),
      });
    },
    async getConversation(id, { signal } = {}) {
      const found = await get(urlOf(id), signal);
      if (found === undefined) return undefined;
      const { id: now, title, stage, requester, messages } = Object(found);
      const customer = { id: requester.address, email: requester.address, name: requester.name };
      return { id: now, subject: title, status: stage, customer, threads: messages };
    },
    async listThreads(id, { signal } = {}) {
      const found = await get(urlOf(id, "/messages"), signal);
      if (!Array.isArray(found)) throw new Error("no list of messages");
      return found.map(threadOf).toReversed();
    },
    async searchSnippets(query, { signal }) {
      const found = await get(textUrlOf(`?find=${encodeURIComponent(query)}`), signal);
      if (!Array.isArray(found)) return undefined;
      return found.map(({ key, title, shelf, labels }) => ({
        id: key,
        name: title,
        folder: shelf,
        tags: labels,
      }));
    },
    async getSnippet(id, { signal }) {
      const url = textUrlOf(`/${encodeURIComponent(id)}`);
      const { words, files } = Object(await get(url, signal));
      // Its files with it: each is a file of the reply once it is put in.
      const loaded = [files].flat().map(async ({ name, type, at }) => {
        const response = await ask(`${url}${at}`, signal);
        if (!response) throw new Error(`${url}${at}: 404`);
        return new File([await response.blob()], name, { type });
      });
      return { body: { format: "html", value: words }, files: await Promise.all(loaded) };
    },
  };
  return api;
}

function formOf({ attachments, ...reply }: OutgoingReply): Blob {
  const { customer, cc = [], bcc = [] } = reply;
  // By the names that the desk has for them. One that is forgotten, and so would go out as if it had
  // not been asked for, does not compile.
  const message: Record<keyof Reply, [string, unknown]> = {
    customer: ["to", "id" in customer ? customer.id : customer.email],
    text: ["words", bodyToHtml(reply.text)],
    cc: ["copies", cc],
    bcc: ["blind", bcc],
    status: ["stage", reply.status],
    draft: ["held", reply.draft],
    imported: ["silent", reply.imported],
    createdAt: ["at", reply.createdAt],
    user: ["as", reply.user],
    assignTo: ["owner", reply.assignTo],
    extra: ["about", reply.extra],
  };
  return multipartBody([
    { name: "message", value: JSON.stringify(Object.fromEntries(Object.values(message))) },
    ...attachments.map(({ file, fileName, mimeType }) => ({
      name: "file",
      file,
      fileName,
      mimeType,
    })),
  ]);
}

function threadOf({ id, by, author, words, at, copies, files, held }: DeskMessage): Thread {
  return {
    id,
    type: by === "agent" ? "reply" : "customer",
    state: held ? "draft" : "published",
    body: words,
    createdAt: at,
    createdBy: {
      type: by === "agent" ? "user" : "customer",
      name: author.name,
      email: author.address,
    },
    cc: copies,
    attachmentNames: files.map(({ name }) => name),
  };
}

/** Fields by the names that the composer has for them. */
const fields: Record<string, string> = {
  copies: "cc",
  blind: "bcc",
  words: "text",
  to: "customer",
};

function parseBody(text: string): ErrorBody | undefined {
  try {
    const { error } = Object(JSON.parse(text));
    const { says, about = [] } = Object(error);
    if (typeof says !== "string") return undefined;
    const problems = [about].flat().map((one) => {
      const [field = "", index] = String(one.field).split(".");
      const name = fields[field] ?? field;
      return { path: index === undefined ? name : `${name}[${index}]`, message: String(one.says) };
    });
    return { message: says, problems };
  } catch {
    return undefined;
  }
}
