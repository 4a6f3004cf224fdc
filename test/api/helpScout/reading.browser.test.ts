import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ConversationApi } from "../../../src/api/port.js";
import { createHelpScoutApi } from "../../../src/api/helpScout/api.js";
import { createWorld } from "../../browser/world.js";

let world = createWorld();
let api: ConversationApi;

beforeEach(() => {
  world = createWorld();
  api = createHelpScoutApi({ baseUrl: world.baseUrl });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await world.control("DELETE", "/faults");
});

const answerGets = (then: object) =>
  world.control("POST", "/faults", { match: { method: "GET" }, times: null, then });

describe("getConversation", () => {
  test("gives what a composer needs", async () => {
    expect(await api.getConversation(102)).toEqual({
      id: 102,
      mailboxId: 1,
      number: 10_102,
      status: "active",
      subject: "Quote for six machines, offices in Leeds and York",
      threads: 3,
      customer: { id: 202, email: expect.stringContaining("@"), name: "Marcus Holt" },
      cc: ["accounts@holtandsons.example", "office.york@holtandsons.example"],
      bcc: ["sales-archive@fernhill.example"],
    });
  });

  test.each([106, 107])("gives where %i went", async (id) => {
    expect(await api.getConversation(id)).toMatchObject({ id: 101 });
  });

  test.each([110, 111, 99_999])("gives nothing where there is none: %i", async (id) => {
    expect(await api.getConversation(id)).toBeUndefined();
  });

  test("throws where merges lead in a circle", async () => {
    await expect(api.getConversation(108)).rejects.toThrow("508");
  });
});

describe("listThreads", () => {
  test("gives them newest first, with authors and names of files", async () => {
    const threads = await api.listThreads(101);
    const dates = threads.map(({ createdAt }) => createdAt);
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(threads).toHaveLength(6);
    expect(threads[1]).toMatchObject({ type: "reply", createdBy: { type: "user", id: 2 } });
    expect(threads.flatMap(({ attachmentNames = [] }) => attachmentNames)).toEqual([
      "hopper from above.png",
    ]);
  });

  test("has the thread that was just created in front", async () => {
    const { threadId } = await api.createReply(
      123,
      { text: { format: "plain", value: "a\nb" }, customer: { id: 123 }, attachments: [] },
      { attemptId: crypto.randomUUID() },
    );
    expect((await api.listThreads(123))[0]).toMatchObject({ id: threadId, body: "a<br>b" });
  });
});

describe("searchCustomers", () => {
  const search = (query: string) => api.searchCustomers?.(query);

  test("gives who fits", async () => {
    expect(await search("leeson")).toEqual([
      { id: 301, email: "andrew.leeson@example.com", name: "Andrew Leeson" },
    ]);
  });

  test("leaves no sign of the query to chance", async () => {
    await search("a&b=c #d/ü");
    const requests = await world.control("GET", "/requests");
    expect(requests).toContainEqual(
      expect.objectContaining({ path: "/v2/customers", query: { query: "a&b=c #d/ü" } }),
    );
  });
});

/** As a host gives it. */
const conversation = { id: 101, mailboxId: 1, status: "active", customer: { id: 201 } };

describe("saved replies", () => {
  test("are the mailbox's, and one has its text", async () => {
    const [found] = (await api.searchSnippets?.("refund pol", { conversation })) ?? [];
    expect(found).toMatchObject({ name: "Refund policy", preview: expect.stringMatching(/^Hi /) });
    const content = await api.getSnippet?.(found?.id ?? 0, { conversation });
    expect(content?.body).toMatchObject({ format: "html", value: expect.stringContaining("<ul>") });
  });

  test("are not asked for without a mailbox", async () => {
    const nowhere = { ...conversation, mailboxId: undefined };
    expect(await api.searchSnippets?.("", { conversation: nowhere })).toBeUndefined();
    expect(await world.control("GET", "/requests")).toEqual([]);
  });
});

describe("what cannot be read", () => {
  const readings: [string, () => Promise<unknown>][] = [
    ["a conversation", () => api.getConversation(101)],
    ["threads", () => api.listThreads(101)],
    ["customers", async () => api.searchCustomers?.("ann")],
    ["saved replies", async () => api.searchSnippets?.("", { conversation })],
    ["a saved reply", async () => api.getSnippet?.(7001, { conversation })],
  ];

  test.each(readings)("%s: a failure is a failure, never an empty answer", async (_what, read) => {
    await answerGets({ status: 500 });
    await expect(read()).rejects.toThrow("500");
  });

  test.each(readings)("%s: a portal's page is a failure", async (_what, read) => {
    await answerGets({ status: 200, body: "<title>Sign in</title>", contentType: "text/html" });
    await expect(read()).rejects.toThrow();
  });

  test.each(readings)("%s: an answer from another origin is a failure", async (_what, read) => {
    const answer = Response.json({ id: 101, _embedded: { threads: [], customers: [] } });
    Object.defineProperty(answer, "url", { value: "https://elsewhere.example/v2/conversations/1" });
    vi.spyOn(globalThis, "fetch").mockResolvedValue(answer);
    await expect(read()).rejects.toThrow();
  });
});

describe("an abort", () => {
  const readings: [string, (signal: AbortSignal) => Promise<unknown>][] = [
    ["getConversation", (signal) => api.getConversation(101, { signal })],
    ["listThreads", (signal) => api.listThreads(101, { signal })],
    ["searchCustomers", async (signal) => api.searchCustomers?.("ann", { signal })],
    ["searchSnippets", async (signal) => api.searchSnippets?.("", { conversation, signal })],
    ["getSnippet", async (signal) => api.getSnippet?.(7001, { conversation, signal })],
  ];

  test.each(readings)("ends %s", async (_what, read) => {
    await answerGets({ hang: true });
    const controller = new AbortController();
    const reading = read(controller.signal);
    controller.abort();
    await expect(reading).rejects.toHaveProperty("name", "AbortError");
  });
});
