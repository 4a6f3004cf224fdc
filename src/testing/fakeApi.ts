import { withDefaults, type Optional } from "../domain/optional.js";
import type {
  ConversationApi,
  CreateReplyOptions,
  OutgoingReply,
  Snippet,
  SnippetContent,
  Thread,
} from "../api/port.js";
import { helpScoutRules } from "../api/helpScout/rules.js";
import { availability } from "../domain/availability.js";
import { bodyToHtml } from "../domain/text/body.js";
import type { Conversation, Customer, Id } from "../domain/conversation.js";
import { ReplyError } from "../domain/errors.js";
import type { Reply } from "../domain/reply.js";
import { effectOf, type BackendRules } from "../domain/rules.js";
import { asFault, type Fault } from "./faults.js";

/** A conversation as the fake backend keeps it. */
export interface FakeConversation extends Conversation {
  /** What was written before, newest first. Default: nothing. */
  history?: readonly Thread[] | undefined;
  /** Merged into that one: a reply fails as `moved`, a read gives the other conversation. */
  movedTo?: Id | undefined;
}

/** A saved reply with its text. */
export interface FakeSnippet extends Snippet, SnippetContent {}

export interface FakeApiOptions {
  conversations: readonly FakeConversation[];
  /** Who is found by name or address while a recipient is typed. Default: nobody. */
  customers?: readonly Customer[] | undefined;
  /** Saved replies of every conversation, found by name. Default: the backend has no such thing. */
  snippets?: readonly FakeSnippet[] | undefined;
  /** What the backend offers and refuses. Default: Help Scout's. */
  rules?: BackendRules | undefined;
  /** What the first replies meet, one each, in order; the replies after them are created. */
  faults?: readonly Fault[] | undefined;
}

/** A reply that the fake backend created. */
export interface CreatedReply extends Reply {
  conversationId: Id;
  threadId: Id;
  /** The UUID of the press. */
  attemptId: string;
  /** The files as they arrived, decoded. */
  files: readonly File[];
}

/** The port over a backend in memory, and what a test asks of it. */
export interface FakeApi extends ConversationApi {
  /** What was created, oldest first. */
  readonly replies: readonly CreatedReply[];
  /** How many times a reply was asked for, refused ones included. */
  readonly calls: number;
  /** What the next replies meet, after the faults that still wait. */
  fail: (...faults: readonly Fault[]) => void;
  /** Changes a conversation, as a colleague or time would; an unknown id makes a new one. */
  change: (id: Id, patch: Optional<FakeConversation>) => void;
  /** Adds a thread, as a customer or a colleague would. */
  write: (id: Id, thread: Optional<Thread> & Pick<Thread, "body">) => void;
}

type Kept = FakeConversation & { history: readonly Thread[] };

/**
 * A backend in memory behind the port `ConversationApi`, for tests and demos: it creates replies,
 * refuses them as Help Scout's Inbox API does (moved, gone, full), or by the `rules` that it is given,
 * and meets them with the `faults`. No network, no clock: it answers in microtasks unless a fault waits.
 *
 * @example
 * const api = createFakeApi({ conversations: [conversation], faults: ["rate-limited"] });
 * // … send twice …
 * expect(api.replies).toMatchObject([{ conversationId: 1, text: { value: "Hello" } }]);
 */
export function createFakeApi(options: FakeApiOptions): FakeApi {
  const conversations = new Map<string, Kept>(
    options.conversations.map((one) => [String(one.id), { ...one, history: one.history ?? [] }]),
  );
  const { rules = helpScoutRules, snippets } = options;
  const waiting = (options.faults ?? []).map(asFault);
  const replies: CreatedReply[] = [];
  let calls = 0;
  let lastId = Math.max(
    1000,
    ...[...conversations.values()].flatMap(({ history }) =>
      history.map(({ id }) => Number(id) || 0),
    ),
  );

  /** Where an id leads, merges followed; `undefined` where there is no such conversation. */
  const find = (id: Id, hops = 20): Kept | undefined => {
    const found = conversations.get(String(id));
    return found?.movedTo === undefined || hops === 0 ? found : find(found.movedTo, hops - 1);
  };
  const known = (id: Id) => {
    const found = find(id);
    if (!found)
      throw new Error(`The fake backend has no conversation ${id}: give it in conversations`);
    return found;
  };

  const addThread = (id: Id, thread: Optional<Thread> & Pick<Thread, "body">): Id => {
    const conversation = known(id);
    lastId += 1;
    const isDraft = thread.state === "draft";
    const made = withDefaults<Thread>(
      {
        id: lastId,
        type: "customer",
        state: "published",
        createdAt: new Date().toISOString(),
        body: thread.body,
      },
      thread,
    );
    conversation.history = [made, ...conversation.history];
    if (!isDraft && conversation.threads !== undefined) conversation.threads += 1;
    return made.id;
  };

  const refusal = (id: Id): ReplyError | undefined => {
    const conversation = find(id);
    if (!conversation) return new ReplyError({ code: "gone", detail: {} });
    if (String(conversation.id) !== String(id)) {
      const { subject } = conversation;
      const to = { id: conversation.id, subject };
      return new ReplyError({ code: "moved", detail: { to } });
    }
    return availability(conversation, undefined, rules).status === "locked"
      ? new ReplyError({ code: "locked", detail: { reason: "thread-limit" } })
      : undefined;
  };

  const create = async (id: Id, reply: OutgoingReply, attemptId: string): Promise<Id> => {
    const { attachments, ...rest } = reply;
    const files = await Promise.all(attachments.map(decode));
    const { draft, cc = [], bcc = [], text, createdAt } = reply;
    const to = "email" in reply.customer ? [reply.customer.email] : [];
    const threadId = addThread(id, {
      type: "reply",
      state: draft ? "draft" : "published",
      body: bodyToHtml(text),
      createdAt,
      createdBy: { type: "user" },
      to,
      cc,
      bcc,
      attachmentNames: files.map(({ name }) => name),
    });
    const conversation = known(id);
    const effect = effectOf({ api: { rules }, conversation }, reply);
    conversation.status = ("status" in effect && effect.status) || conversation.status;
    replies.push({ ...rest, conversationId: id, threadId, attemptId, files });
    return threadId;
  };

  return {
    rules,
    replies,
    get calls() {
      return calls;
    },
    fail: (...faults) => void waiting.push(...faults.map(asFault)),
    change: (id, patch) => {
      const before = conversations.get(String(id));
      const status = "active" as const;
      const blank = { id, status, customer: { id: 0 }, history: [] };
      const { history = before?.history ?? [] } = patch;
      conversations.set(String(id), { ...withDefaults({ ...blank, ...before }, patch), history });
    },
    write: (id, thread) => void addThread(id, thread),

    async createReply(id, reply, { attemptId, signal, onProgress }: CreateReplyOptions) {
      calls += 1;
      const fault = waiting.shift();
      const total = reply.attachments.reduce((bytes, { data }) => bytes + data.size, 1000);
      if (fault?.until) {
        onProgress?.({ sent: 0, total });
        await Promise.race([fault.until, abortOf(signal)]);
      }
      if (signal?.aborted) throw new DOMException("The reply was cancelled", "AbortError");
      onProgress?.({ sent: total, total });
      const error = fault?.error ?? refusal(id);
      const isCreated = error === undefined || fault?.arrives === true;
      const threadId = isCreated ? await create(id, reply, attemptId) : undefined;
      if (error) throw error;
      return { threadId };
    },
    getConversation: async (id) => {
      const found = find(id);
      if (!found) return undefined;
      const { history: _history, movedTo: _movedTo, ...rest } = found;
      return rest;
    },
    listThreads: async (id) => known(id).history,
    searchCustomers: async (query) => {
      const wanted = query.trim().toLowerCase();
      return (options.customers ?? []).filter(({ name = "", email = "" }) =>
        `${name} ${email}`.toLowerCase().includes(wanted),
      );
    },
    ...(snippets && {
      searchSnippets: async (query: string) => {
        const wanted = query.trim().toLowerCase();
        return snippets.filter(({ name }) => name.toLowerCase().includes(wanted));
      },
      getSnippet: async (id: Id) => {
        const found = snippets.find((one) => one.id === id);
        if (!found)
          throw new Error(`The fake backend has no saved reply ${id}: give it in snippets`);
        return found;
      },
    }),
  };
}

async function decode({ fileName, mimeType, data }: OutgoingReply["attachments"][number]) {
  const binary = atob(await data.text());
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return new File([bytes], fileName, { type: mimeType });
}

function abortOf(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener("abort", () => resolve());
  });
}
