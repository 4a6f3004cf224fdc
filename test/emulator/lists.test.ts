import { describe, expect, it } from "vitest";
import { z } from "zod";
import { REPLY, startEmulator } from "./client.js";
import type { Client } from "./client.js";
import * as shapes from "./shapes.js";

async function listed({ read }: Client, query: string): Promise<{ id: number; status: string }[]> {
  const first = await read(`/v2/conversations?${query}`, shapes.conversations);
  const rest = Array.from({ length: first.page.totalPages - 1 }, (_, index) =>
    read(`/v2/conversations?${query}&page=${index + 2}`, shapes.conversations),
  );
  return [first, ...(await Promise.all(rest))].flatMap(({ _embedded }) => _embedded.conversations);
}

const descending = (numbers: number[]) => numbers.toSorted((a, b) => b - a);

describe("GET /v2/conversations", () => {
  it.each([
    ["status=all", ["active", "closed", "pending", "spam"]],
    ["status=open", ["active", "pending"]],
    ["status=active", ["active"]],
    ["status=closed", ["closed"]],
    ["status=pending", ["pending"]],
    ["status=spam", ["spam"]],
    ["", ["active"]],
  ])("%s", async (query, statuses) => {
    const found = await listed(await startEmulator(), query);
    expect([...new Set(found.map(({ status }) => status))].toSorted()).toEqual(statuses);
  });

  it("refuses a status that does not exist", async () => {
    const { request } = await startEmulator();
    const response = await request("/v2/conversations?status=new");
    expect(response.status).toBe(400);
    expect(shapes.error.parse(await response.json())._embedded.errors).toMatchObject([
      { path: "status" },
    ]);
  });

  it("lists the newest activity first, each conversation once", async () => {
    const client = await startEmulator();
    const ids = async () => (await listed(client, "status=all")).map(({ id }) => id);
    const before = await ids();
    expect(before[0]).toBe(101);
    expect(new Set(before).size).toBe(before.length);
    await client.reply(134, REPLY);
    expect(await ids()).toEqual([134, ...before.filter((id) => id !== 134)]);
  });

  it("neither a draft nor history counts as activity", async () => {
    const client = await startEmulator();
    const before = await listed(client, "status=all");
    await client.reply(134, { ...REPLY, draft: true });
    await client.reply(134, { ...REPLY, imported: true, createdAt: "2020-01-01T00:00:00Z" });
    expect((await listed(client, "status=all")).map(({ id }) => id)).toEqual(
      before.map(({ id }) => id),
    );
  });

  it("carries page{size,totalElements,totalPages,number}", async () => {
    const client = await startEmulator();
    const { page, _embedded } = await client.read(
      "/v2/conversations?status=all&page=2",
      shapes.conversations,
    );
    expect(page).toEqual({ size: 25, totalElements: page.totalElements, totalPages: 2, number: 2 });
    expect(_embedded.conversations).toHaveLength(page.totalElements - 25);
  });

  it.each(["0", "-1", "x", "1.5", ""])("refuses page %j", async (page) => {
    const { request } = await startEmulator();
    expect((await request(`/v2/conversations?page=${page}`)).status).toBe(400);
  });

  it("answers a page beyond the last with an empty one", async () => {
    const { read } = await startEmulator();
    expect(
      (await read("/v2/conversations?page=99", shapes.conversations))._embedded.conversations,
    ).toEqual([]);
  });
});

describe("GET /v2/conversations/{id}/threads", () => {
  it("lists the newest first, drafts included", async () => {
    const { reply, read } = await startEmulator();
    const draft = await reply(101, { ...REPLY, draft: true });
    const { _embedded } = await read("/v2/conversations/101/threads", shapes.threads);
    const times = _embedded.threads.map(({ createdAt }) => Date.parse(createdAt));
    expect(times).toEqual(descending(times));
    expect(_embedded.threads[0]).toMatchObject({
      id: Number(draft.headers.get("Resource-ID")),
      state: "draft",
    });
    expect(new Set(_embedded.threads.map(({ type }) => type))).toEqual(
      new Set(["message", "customer", "note"]),
    );
  });

  it("puts the later of two in the same instant first", async () => {
    const moment = new Date();
    const { reply, read } = await startEmulator({ now: () => moment });
    await reply(123, { ...REPLY, text: "first" });
    await reply(123, { ...REPLY, text: "second" });
    const { _embedded } = await read("/v2/conversations/123/threads", shapes.threads);
    expect(_embedded.threads.slice(0, 2).map(({ body }) => body)).toEqual(["second", "first"]);
  });

  it("pages through all of them without a gap", async () => {
    const { read } = await startEmulator();
    const pages = [1, 2, 3, 4].map((page) =>
      read(`/v2/conversations/112/threads?page=${page}`, shapes.threads),
    );
    const ids = (await Promise.all(pages)).flatMap(({ _embedded }) =>
      _embedded.threads.map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(99);
  });
});

describe("GET /v2/customers, /v2/users, /v2/mailboxes/{id}", () => {
  it.each([
    ["ann lee", [201, 206]],
    ["HOLT", [202, 309, 310]],
    ["ann@example.com", [201]],
    ["ann.lee@home.example", [201]],
    ['(email:"marcus.holt@holtandsons.example")', [202]],
    ["ليلى", [215]],
    ["müller", [227]],
    ["nobody of this name", []],
  ])("finds customers by name and address: %s", async (query, expected) => {
    const { read } = await startEmulator();
    const { _embedded } = await read(
      `/v2/customers?query=${encodeURIComponent(query)}`,
      shapes.customers,
    );
    expect(_embedded.customers.map(({ id }) => id)).toEqual(expected);
  });

  it("lists every customer without a query", async () => {
    const { read } = await startEmulator();
    expect(
      (await read("/v2/customers", shapes.customers)).page.totalElements,
    ).toBeGreaterThanOrEqual(40);
  });

  it("lists the users", async () => {
    const { read } = await startEmulator();
    const { _embedded } = await read("/v2/users", shapes.users);
    expect(_embedded.users.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
  });

  it("shows a mailbox", async () => {
    const { read, request } = await startEmulator();
    const mailbox = z.strictObject({ id: z.literal(1), name: z.string(), email: z.email() });
    await read("/v2/mailboxes/1", mailbox);
    expect((await request("/v2/mailboxes/2")).status).toBe(404);
  });
});

describe("GET /v2/mailboxes/{id}/saved-replies", () => {
  it("lists a dozen, by name and how they begin, and gives the text of each", async () => {
    const { read } = await startEmulator();
    const list = await read("/v2/mailboxes/1/saved-replies", shapes.savedReplies);
    expect(list.length).toBeGreaterThanOrEqual(12);
    const texts = list.map(({ id }) =>
      read(`/v2/mailboxes/1/saved-replies/${id}`, shapes.savedReply),
    );
    expect((await Promise.all(texts)).map(({ id, name }) => [id, name])).toEqual(
      list.map(({ id, name }) => [id, name]),
    );
  });

  it.each(["2/saved-replies", "2/saved-replies/7001", "1/saved-replies/1"])(
    "has none below /v2/mailboxes/%s",
    async (path) => {
      const { request } = await startEmulator();
      expect((await request(`/v2/mailboxes/${path}`)).status).toBe(404);
    },
  );
});

it("answers a path that does not exist with a 404 of the usual kind", async () => {
  const { request } = await startEmulator();
  for (const path of ["/v2/nothing", "/v2/conversations/abc", "/nothing"]) {
    const response = await request(path);
    expect(response.status).toBe(404);
    shapes.error.parse(await response.json());
  }
});
