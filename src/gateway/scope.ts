import { notFound, Refusal } from "./answers.js";
import type { Asked, Shared } from "./context.js";
import { inTime } from "./deadline.js";
import { asRecord, embedded } from "./json.js";
import type { Agent } from "./options.js";
import { readJson } from "./streams.js";

/** Milliseconds for which the API's answer where a conversation is counts. */
const cacheMs = 60_000;
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

export function createScope<Env>({ caller, allow, timeouts }: Shared<Env>): Scope<Env> {
  const cache = new Map<number, Cached>();

  /** As of the API's own answer. */
  const keep = (id: number, mailboxId: number) => {
    if (cache.size >= mostCached) cache.clear();
    cache.set(id, { mailboxId, attachments: undefined, end: Date.now() + cacheMs });
  };
  const cached = (id: number): Cached | undefined => {
    const entry = cache.get(id);
    return entry !== undefined && Date.now() < entry.end ? entry : undefined;
  };

  const get = async (asked: Asked<Env>, path: string): Promise<unknown> => {
    const response = await caller(asked, path);
    try {
      const { status, read } = response;
      // A merged conversation takes nothing and shows nothing under its old id.
      if (status === 404 || (status >= 300 && status < 400)) throw notFound();
      if (status !== 200) throw new Refusal(502, `The API answered ${status}.`);
      return await readJson(read, longestAnswer);
    } finally {
      response.close();
    }
  };

  const mailboxOf = async (asked: Asked<Env>, id: number): Promise<number> => {
    const known = cached(id);
    if (known !== undefined) return known.mailboxId;
    const { mailboxId } = asRecord(await get(asked, `/v2/conversations/${id}`));
    if (typeof mailboxId !== "number") throw notFound();
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
    const ask = () => allow(agent, { route: match.route, conversationId });
    const failed = () => new Refusal(500, "allow failed.");
    // A host without types may give anything: true alone lets through.
    return Object.is(await inTime(ask, timeouts.token, failed), true);
  };

  return {
    async check(asked) {
      const { agent, match } = asked;
      const { conversationId, mailboxId, attachmentId = -1, route } = match;
      const isNarrowed = agent.mailboxIds !== undefined;
      const isOfPeople = route === "customers" || route === "users";
      // People are the whole account's.
      const isHidden = isNarrowed && isOfPeople && allow === undefined;
      if (isHidden || !(await isAllowed(asked))) throw notFound();
      if (mailboxId !== undefined || route === "conversations") mustSee(agent, mailboxId);
      if (conversationId === undefined) return;
      // Of a conversation itself, its answer tells.
      if (isNarrowed && route !== "conversation") {
        mustSee(agent, await mailboxOf(asked, conversationId));
      }
      if (route !== "attachment" || (!isNarrowed && allow === undefined)) return;
      const known = cached(conversationId);
      if (known?.attachments?.has(attachmentId) === true) return;
      const attachments = await attachmentsOf(asked, conversationId);
      // Where the conversation is was not asked, so that lasts no longer for it.
      if (known !== undefined) known.attachments = attachments;
      if (!attachments.has(attachmentId)) throw notFound();
    },
    async checkConversation(asked, id, mailboxId) {
      if (typeof mailboxId === "number") keep(id, mailboxId);
      else cache.delete(id);
      if (id !== asked.match.conversationId && !(await isAllowed(asked, id))) throw notFound();
      mustSee(asked.agent, mailboxId);
    },
  };
}

/** @throws {Refusal} 404 where a mailbox, if it is one, is none of the agent's. */
function mustSee({ mailboxIds }: Agent, mailboxId: unknown): void {
  if (mailboxIds?.some((one) => one === mailboxId) === false) throw notFound();
}
