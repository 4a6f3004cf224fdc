import { hostileTexts } from "./hostile.js";

/** A body for a GET that the composer makes by itself. */
export interface BadRead {
  name: string;
  then: { status: number; body: string; contentType?: string };
}

const read = (name: string, value: unknown): BadRead => ({
  name,
  then: { status: 200, body: typeof value === "string" ? value : JSON.stringify(value) },
});

const shapeless = [
  read("nothing", ""),
  read("a page", "<html><script>globalThis.canary=1</script></html>"),
  read("cut off", '{"id":456,"subj'),
  read("null", "null"),
  read("a list", []),
  read("an empty object", {}),
  { name: "500", then: { status: 500, body: "no" } },
  { name: "403", then: { status: 403, body: "{}" } },
];

/** What Get Conversation may say after a 404. */
export const badConversations: readonly BadRead[] = [
  ...shapeless,
  ...[
    null,
    {},
    [],
    true,
    "",
    "123",
    -1,
    0,
    1.5,
    "../users",
    "a b?c#d",
    ...hostileTexts.slice(0, 6),
  ].map((id) => read(`id ${JSON.stringify(id)}`, { id, subject: "Another" })),
  ...[7, null, {}, ["x"], ...hostileTexts.slice(0, 4)].map((subject, index) =>
    read(`subject ${index + 1}`, { id: 101, subject, primaryCustomer: subject, cc: subject }),
  ),
];

const thread = {
  id: 9_001,
  type: "customer",
  state: "published",
  body: "<p>News</p>",
  createdAt: "2026-01-01T00:00:00Z",
  createdBy: { id: 1, type: "customer", first: "Ann", last: "Lee" },
};
const listOf = (...threads: unknown[]) => ({ _embedded: { threads } });

/** What the list of threads may hold: nothing in it is the reply that is looked for. */
export const badThreads: readonly BadRead[] = [
  ...shapeless,
  ...[null, 7, "x", {}].map((threads) =>
    read(`threads ${JSON.stringify(threads)}`, { _embedded: { threads } }),
  ),
  ...[null, 7, "x", [], {}, { id: {} }, { ...thread, body: 7, cc: "x", to: {} }].map((one) =>
    read(`a thread ${JSON.stringify(one)}`, listOf(one)),
  ),
  ...[null, 7, "x", [], { attachments: 7 }, { attachments: [null, 7, {}] }].map((_embedded) =>
    read(`files ${JSON.stringify(_embedded)}`, listOf({ ...thread, _embedded })),
  ),
];

/** Threads that are news, and so are shown: by whom, when, and what they say. */
export const newThreads: readonly BadRead[] = [
  ...hostileTexts.map((text, index) =>
    read(
      `hostile text ${index + 1}`,
      listOf({ ...thread, body: text, createdBy: { first: text, last: text }, createdAt: text }),
    ),
  ),
  read("two at once by one", listOf(thread, { ...thread, id: 9_002 })),
  read("nobody, at no time", listOf({ id: 9_001 })),
  read("5 MB of news", listOf({ ...thread, body: "<b>x</b>".repeat(600_000) })),
  read("deep markup", listOf({ ...thread, body: "<div>".repeat(20_000) })),
];
