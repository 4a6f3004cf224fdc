import { Refusal } from "./answers.js";
import { withDeadline } from "./deadline.js";
import { headersFor } from "./context.js";
import type { Asked, Shared } from "./context.js";
import { readJson } from "./upstream/readBody.js";

/** Milliseconds for which the API's answer where a conversation is counts. */
const cacheLife = 60_000;
const mostCached = 1_000;
const longestAnswer = 10_000_000;
/** A conversation holds 100 threads, a page 25 of them or more. */
const mostPages = 10;

/** What an agent may see of the account, as the host and the API say. */
export interface Scope<Env> {
  /** @throws {Refusal} 404 where the agent may not ask this, or of what is not there. */
  check(asked: Asked<Env>): Promise<void>;
  /** Where a redirect led, or what a conversation's own answer says. @throws {Refusal} 404 */
  checkConversation(asked: Asked<Env>, id: number, mailboxId: unknown): Promise<void>;
}

interface Cached {
  mailboxId: number;
  attachments: ReadonlySet<number> | undefined;
  end: number;
}

const notFound = () => new Refusal(404, "Not found");

export function createScope<Env>({ caller, allow, timeouts }: Shared<Env>): Scope<Env> {
  const cache = new Map<number, Cached>();

  /** As of the API's own answer. */
  const keep = (id: number, mailboxId: number) => {
    cache.delete(id);
    cache.set(id, { mailboxId, attachments: undefined, end: Date.now() + cacheLife });
    const [oldest] = cache.keys();
    if (cache.size > mostCached && oldest !== undefined) cache.delete(oldest);
  };
  const cached = (id: number): Cached | undefined => {
    const entry = cache.get(id);
    return entry !== undefined && Date.now() < entry.end ? entry : undefined;
  };

  const get = async ({ request, env }: Asked<Env>, path: string): Promise<unknown> => {
    const { signal } = request;
    const response = await caller({
      method: "GET",
      path,
      headers: headersFor(request),
      signal,
      env,
    });
    try {
      const { status } = response;
      // A merged conversation takes nothing and shows nothing under its old id.
      if (status === 404 || (status >= 300 && status < 400)) throw notFound();
      if (status !== 200) throw new Refusal(502, `The API answered ${status}.`);
      return await readJson(response, longestAnswer);
    } finally {
      response.close();
    }
  };

  const mailboxOf = async (asked: Asked<Env>, id: number): Promise<number> => {
    const known = cached(id);
    if (known !== undefined) return known.mailboxId;
    const mailboxId = readMailboxId(await get(asked, `/v2/conversations/${id}`));
    if (mailboxId === undefined) throw notFound();
    keep(id, mailboxId);
    return mailboxId;
  };

  const attachmentsOf = async (asked: Asked<Env>, id: number): Promise<ReadonlySet<number>> => {
    const found = new Set<number>();
    for (let page = 1; page <= mostPages; page += 1) {
      // oxlint-disable-next-line no-await-in-loop -- each page tells whether there is another
      const threads = await get(asked, `/v2/conversations/${id}/threads?page=${page}`);
      for (const thread of embedded(threads, "threads")) {
        for (const { id: attachment } of embedded(thread, "attachments")) {
          if (typeof attachment === "number") found.add(attachment);
        }
      }
      const { totalPages } = asRecord(asRecord(threads)["page"]);
      if (typeof totalPages !== "number" || page >= totalPages) break;
    }
    return found;
  };

  const isAllowed = async ({ agent, match }: Asked<Env>, conversationId = match.conversationId) => {
    if (allow === undefined) return true;
    const { route } = match;
    const ask = async () => allow(agent, { route, conversationId });
    const late = () => new Error("allow does not answer.");
    const answer = await withDeadline(ask(), timeouts.token, late).catch(() => {
      throw new Refusal(500, "allow failed.");
    });
    // A host without types may give anything: true alone lets through.
    return Object.is(answer, true);
  };

  return {
    async check(asked) {
      const { agent, match, request } = asked;
      const { conversationId, mailboxId, attachmentId, route } = match;
      if (!(await isAllowed(asked))) throw notFound();
      const { mailboxIds } = agent;
      if (mailboxIds !== undefined) {
        if (mailboxId !== undefined && !mailboxIds.includes(mailboxId)) throw notFound();
        // People are the whole account's.
        const isOfAll = route === "customers" || route === "users";
        if (isOfAll && allow === undefined) throw notFound();
        if (route === "conversations") {
          const wanted = new URL(request.url).searchParams.get("mailbox");
          if (wanted === null || !mailboxIds.includes(Number(wanted))) throw notFound();
        }
        // Of a conversation itself, its answer tells.
        if (conversationId !== undefined && route !== "conversation") {
          if (!mailboxIds.includes(await mailboxOf(asked, conversationId))) throw notFound();
        }
      }
      const isNarrowed = mailboxIds !== undefined || allow !== undefined;
      if (route === "attachment" && isNarrowed && conversationId !== undefined) {
        const known = cached(conversationId);
        if (known?.attachments?.has(attachmentId ?? -1) === true) return;
        const attachments = await attachmentsOf(asked, conversationId);
        // Where the conversation is was not asked, so that lasts no longer for it.
        if (known !== undefined) known.attachments = attachments;
        if (!attachments.has(attachmentId ?? -1)) throw notFound();
      }
    },
    async checkConversation(asked, id, mailboxId) {
      if (typeof mailboxId === "number") keep(id, mailboxId);
      else cache.delete(id);
      if (id !== asked.match.conversationId && !(await isAllowed(asked, id))) throw notFound();
      const { mailboxIds } = asked.agent;
      if (mailboxIds === undefined) return;
      if (typeof mailboxId !== "number" || !mailboxIds.includes(mailboxId)) throw notFound();
    },
  };
}

export function readMailboxId(conversation: unknown): number | undefined {
  const { mailboxId } = asRecord(conversation);
  return typeof mailboxId === "number" ? mailboxId : undefined;
}

export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function embedded(value: unknown, name: string): Record<string, unknown>[] {
  const list = asRecord(asRecord(value)["_embedded"])[name];
  return Array.isArray(list) ? list.map(asRecord) : [];
}
