import { notFound, Refusal } from "./answers.js";

/** Everything that the gateway answers, with its parameters: what a composer calls, and nothing else. */
const table = [
  ["reply", "/v2/conversations/:conversationId/reply"],
  ["conversation", "/v2/conversations/:conversationId"],
  ["threads", "/v2/conversations/:conversationId/threads", "page"],
  ["attachment", "/v2/conversations/:conversationId/attachments/:attachmentId/data"],
  ["conversations", "/v2/conversations", "status", "mailbox", "page", "query"],
  ["customers", "/v2/customers", "query", "page"],
  ["users", "/v2/users", "page"],
  ["mailbox", "/v2/mailboxes/:mailboxId"],
  ["saved-replies", "/v2/mailboxes/:mailboxId/saved-replies"],
  ["saved-reply", "/v2/mailboxes/:mailboxId/saved-replies/:replyId"],
  ["attempt", "/attempts/:key"],
] as const;

export type RouteName = (typeof table)[number][0];

/** An `Idempotency-Key`: a UUID, or another word of its letters. */
export const keyForm = /^[\w-]{1,64}$/;

/** By the names of ids and parameters: no other value of one goes on. */
const values: Readonly<Record<string, RegExp>> = {
  key: keyForm,
  status: /^[a-z]{1,20}$/,
  page: /^\d{1,6}$/,
  query: /^[^\p{Cc}]{1,500}$/u,
};

export const isValid = (name: string, value: string) => (values[name] ?? /^\d{1,15}$/).test(value);

interface Ids {
  conversationId?: number;
  /** Also of the mailbox that a list is to be of. */
  mailboxId?: number;
  attachmentId?: number;
}

/** A request that is in the table, without a word of the browser's own path. */
export interface Match extends Ids {
  route: RouteName;
  /** Path and query below the API's base, built anew. */
  path: string;
  /** Of route `attempt`. */
  key: string;
}

/** @throws {Refusal} 404, 405 for another method, 400 for a value that no such parameter has. */
export function findRoute(method: string, { pathname, searchParams }: URL, mount: string): Match {
  const words = pathname.startsWith(`${mount}/`) ? pathname.slice(mount.length).split("/") : [];
  for (const [route, template, ...parameters] of table) {
    const names = template.split("/");
    const ids: Ids = {};
    const isIt = names.every((name, at) => {
      const word = words[at] ?? "";
      const [, id] = name.split(":");
      if (id === undefined) return name === word;
      Object.assign(ids, { [id]: Number(word) });
      names[at] = String(Number(word));
      return isValid(id, word);
    });
    if (!isIt || names.length !== words.length) continue;
    const only = route === "reply" ? "POST" : "GET";
    if (method !== only) {
      throw new Refusal(405, `Only ${only} is answered here.`, { Allow: only });
    }
    const query = new URLSearchParams();
    for (const name of parameters) {
      const value = searchParams.get(name) ?? "";
      // All customers of an account are nothing that a composer shows.
      const isNeeded = route === "customers" && name === "query";
      if (value === "" && !isNeeded) continue;
      if (!isValid(name, value)) {
        throw new Refusal(400, `${name} is not of its form.`);
      }
      query.set(name, value);
      if (name === "mailbox") ids.mailboxId = Number(value);
    }
    const path = `${names.join("/")}?${query}`.replace(/\?$/, "");
    return { route, path, ...ids, key: words.at(-1) ?? "" };
  }
  throw notFound();
}
