import { Refusal } from "./answers.js";

/** Everything that the gateway answers: what a composer calls, and nothing else. */
const table = [
  { name: "reply", template: "/v2/conversations/{}/reply", method: "POST", parameters: [] },
  { name: "conversation", template: "/v2/conversations/{}", method: "GET", parameters: [] },
  {
    name: "threads",
    template: "/v2/conversations/{}/threads",
    method: "GET",
    parameters: ["page"],
  },
  {
    name: "attachment",
    template: "/v2/conversations/{}/attachments/{}/data",
    method: "GET",
    parameters: [],
  },
  {
    name: "conversations",
    template: "/v2/conversations",
    method: "GET",
    parameters: ["status", "mailbox", "page", "query"],
  },
  { name: "customers", template: "/v2/customers", method: "GET", parameters: ["query", "page"] },
  { name: "users", template: "/v2/users", method: "GET", parameters: ["page"] },
  { name: "mailbox", template: "/v2/mailboxes/{}", method: "GET", parameters: [] },
  {
    name: "saved-replies",
    template: "/v2/mailboxes/{}/saved-replies",
    method: "GET",
    parameters: [],
  },
  {
    name: "saved-reply",
    template: "/v2/mailboxes/{}/saved-replies/{}",
    method: "GET",
    parameters: [],
  },
  { name: "attempt", template: "/attempts/{key}", method: "GET", parameters: [] },
] as const;

export type RouteName = (typeof table)[number]["name"];

/** An `Idempotency-Key`: a UUID, or another word of its letters. */
export const keyPattern = /^[\w-]{1,64}$/;

const values: Record<string, RegExp> = {
  status: /^[a-z]{1,20}$/,
  mailbox: /^\d{1,15}$/,
  page: /^\d{1,6}$/,
  query: /^[^\p{Cc}]{1,500}$/u,
};

/** A request that is in the table, without a word of the browser's own path. */
export interface Match {
  route: RouteName;
  /** Path and query below the API's base, built anew. */
  path: string;
  conversationId?: number;
  mailboxId?: number;
  attachmentId?: number;
  /** Of route `attempt`. */
  key?: string;
}

const rows = /* @__PURE__ */ table.map((row) => ({
  ...row,
  pattern: new RegExp(
    `^${row.template.replaceAll("{}", "(\\d{1,15})").replace("{key}", "([\\w-]{1,64})")}$`,
  ),
}));

/** @throws {Refusal} 404, 405 for another method, 400 for a value that no such parameter has. */
export function findRoute(method: string, url: URL, mount: string): Match {
  const path = url.pathname.startsWith(mount) ? url.pathname.slice(mount.length) : "";
  for (const row of rows) {
    const groups = row.pattern.exec(path)?.slice(1);
    if (groups === undefined) continue;
    if (row.method !== method) {
      throw new Refusal(405, `Only ${row.method} is answered here.`, { Allow: row.method });
    }
    const ids = groups.map(Number);
    let next = 0;
    const rebuilt = row.template.replaceAll("{}", () => String(ids[next++]));
    return {
      route: row.name,
      path: rebuilt + queryOf(row.name, row.parameters, url.searchParams),
      ...(row.name === "attempt" ? { key: groups[0] ?? "" } : idsOf(row.template, ids)),
    };
  }
  throw new Refusal(404, "Not found");
}

function idsOf(template: string, [first, second]: number[]): Partial<Match> {
  if (first === undefined) return {};
  if (template.startsWith("/v2/mailboxes/")) return { mailboxId: first };
  return { conversationId: first, ...(second === undefined ? {} : { attachmentId: second }) };
}

function queryOf(route: RouteName, names: readonly string[], given: URLSearchParams): string {
  const query = new URLSearchParams();
  for (const name of names) {
    const value = given.get(name);
    if (value === null) continue;
    if (values[name]?.test(value) !== true) {
      throw new Refusal(400, `The parameter ${name} is not of the form that it should have.`);
    }
    query.set(name, value);
  }
  // All customers of an account are nothing that a composer shows.
  if (route === "customers" && !query.has("query")) {
    throw new Refusal(400, "The parameter query is missing.");
  }
  return query.size === 0 ? "" : `?${query}`;
}

/** The conversation that a path below the API's base shows, where it shows one. */
export function conversationIdOf(path: string): number | undefined {
  const id = /^\/v2\/conversations\/(\d{1,15})$/.exec(path)?.[1];
  return id === undefined ? undefined : Number(id);
}
