import { expect, test, vi } from "vitest";
import type { RouteRequest } from "../../src/gateway/gateway.js";
import { byName, gatewayOf, replyText, sendJson, serveTarget } from "./serving.js";

/** Conversation 1 is of mailbox 5, every other one of mailbox 6; attachments as 10 times their id. */
async function serveMailboxes() {
  return serveTarget(({ url = "", method }, response) => {
    const id = Number(/conversations\/(\d+)/.exec(url)?.[1]);
    if (method === "POST") return response.writeHead(201).end();
    if (/conversations\/\d+$/.test(url)) {
      return id === 404
        ? sendJson(response, 404, { message: "no" })
        : sendJson(response, 200, { id, mailboxId: id === 1 ? 5 : 6 });
    }
    if (url.includes("/threads")) {
      const page = Number(new URLSearchParams(url.split("?")[1]).get("page") ?? 1);
      const attachments = [{ id: id * 10 + page - 1 }];
      const threads = [{ _embedded: { attachments } }];
      return sendJson(response, 200, { _embedded: { threads }, page: { totalPages: 2 } });
    }
    if (url.startsWith("/v2/conversations")) {
      const conversations = [{ id: 1, mailboxId: 5 }, { id: 2, mailboxId: 6 }, { id: 3 }, "odd"];
      return sendJson(response, 200, { _embedded: { conversations }, page: { number: 1 } });
    }
    return sendJson(response, 200, {});
  });
}

const authorize = byName({ ann: { mailboxIds: [5] }, bob: { mailboxIds: [6] }, all: {} });

const statusOf = async (
  call: ReturnType<typeof gatewayOf>["call"],
  path: string,
  agent = "ann",
): Promise<number> => {
  const headers = { "X-Agent": agent, "Content-Type": "application/json" };
  const init = path.endsWith("/reply") ? { method: "POST", body: replyText } : {};
  return (await call(path, { headers, ...init })).status;
};

test.each([
  ["/v2/conversations/1", 200],
  ["/v2/conversations/2", 404],
  ["/v2/conversations/404", 404],
  ["/v2/conversations/1/threads", 200],
  ["/v2/conversations/2/threads", 404],
  ["/v2/conversations/404/threads", 404],
  ["/v2/conversations/1/reply", 201],
  ["/v2/conversations/2/reply", 404],
  ["/v2/conversations/1/attachments/10/data", 200],
  ["/v2/conversations/1/attachments/11/data", 200],
  ["/v2/conversations/1/attachments/20/data", 404],
  ["/v2/conversations/2/attachments/20/data", 404],
  ["/v2/conversations/1/attachments/0/data", 404],
  ["/v2/conversations?mailbox=5", 200],
  ["/v2/conversations?mailbox=6", 404],
  ["/v2/conversations", 404],
  ["/v2/conversations?mailbox=5&mailbox=6", 200],
  ["/v2/conversations?mailbox=6&mailbox=5", 404],
  ["/v2/mailboxes/5", 200],
  ["/v2/mailboxes/6", 404],
  ["/v2/mailboxes/5/saved-replies", 200],
  ["/v2/mailboxes/5/saved-replies/1", 200],
  ["/v2/mailboxes/6/saved-replies", 404],
  ["/v2/mailboxes/6/saved-replies/1", 404],
  ["/v2/customers?query=ann", 404],
  ["/v2/users", 404],
])("an agent of mailbox 5: %s is %i", async (path, status) => {
  const target = await serveMailboxes();
  const { call } = gatewayOf({ apiUrl: target.url, authorize });
  expect(await statusOf(call, path)).toBe(status);
  const isSent = target.requests.some(({ method }) => method === "POST");
  expect(isSent).toBe(status === 201);
  expect(target.requests.filter(({ url }) => /mailbox(?:=|es\/)6/.test(url))).toEqual([]);
});

test("a list shows the rows of an agent's own mailboxes, whatever the API gives", async () => {
  const target = await serveMailboxes();
  const { call } = gatewayOf({ apiUrl: target.url, authorize });
  const rowsOf = async (agent: string, mailbox: number) => {
    const headers = { "X-Agent": agent };
    return (
      await call(`/v2/conversations?mailbox=${mailbox}`, { headers })
    ).json() as Promise<unknown>;
  };
  expect(await rowsOf("ann", 5)).toEqual({
    _embedded: { conversations: [{ id: 1, mailboxId: 5 }] },
    page: { number: 1 },
  });
  expect(await rowsOf("bob", 6)).toMatchObject({ _embedded: { conversations: [{ id: 2 }] } });
  expect(await rowsOf("all", 6)).toMatchObject({ _embedded: { conversations: { length: 4 } } });
});

test("people are shown to an agent of some mailboxes only where allow says so", async () => {
  const target = await serveMailboxes();
  const allow = vi.fn<(agent: unknown, asked: RouteRequest) => boolean>(
    (_agent, { route }) => route === "users",
  );
  const { call } = gatewayOf({ apiUrl: target.url, authorize, allow });
  expect(await statusOf(call, "/v2/users")).toBe(200);
  expect(await statusOf(call, "/v2/customers?query=a")).toBe(404);
});

test("the API's own answer decides for a minute, for every agent by their own mailboxes", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    const target = await serveMailboxes();
    const { call } = gatewayOf({ apiUrl: target.url, authorize });
    const asked = () => target.requests.filter(({ url }) => url === "/v2/conversations/1").length;
    expect(await statusOf(call, "/v2/conversations/1/threads")).toBe(200);
    expect(await statusOf(call, "/v2/conversations/1/reply")).toBe(201);
    expect(await statusOf(call, "/v2/conversations/1/threads", "bob")).toBe(404);
    expect(asked()).toBe(1);
    vi.advanceTimersByTime(60_000);
    expect(await statusOf(call, "/v2/conversations/1/threads")).toBe(200);
    expect(asked()).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});

test("what is known of a conversation lasts no longer for its files, and ends with another answer", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    let mailboxId = 5;
    const target = await serveTarget(({ url = "" }, response) =>
      url.includes("threads")
        ? sendJson(response, 200, { _embedded: { threads: [] } })
        : sendJson(response, 200, { id: 1, mailboxId }),
    );
    const { call } = gatewayOf({ apiUrl: target.url, authorize });
    expect(await statusOf(call, "/v2/conversations/1/threads")).toBe(200);
    vi.advanceTimersByTime(40_000);
    expect(await statusOf(call, "/v2/conversations/1/attachments/9/data")).toBe(404);
    vi.advanceTimersByTime(20_000);
    mailboxId = 6;
    expect(await statusOf(call, "/v2/conversations/1/threads")).toBe(404);
    expect(await statusOf(call, "/v2/conversations/1/threads", "bob")).toBe(200);
    mailboxId = 5;
    expect(await statusOf(call, "/v2/conversations/1", "bob")).toBe(404);
    expect(await statusOf(call, "/v2/conversations/1/threads", "bob")).toBe(404);
  } finally {
    vi.useRealTimers();
  }
});

test("an allow that never answers is 500 in the time of authorize", async () => {
  const allow = () => new Promise<never>(() => {});
  const { call } = gatewayOf({ allow, timeouts: { token: 50 } });
  expect(await statusOf(call, "/v2/users")).toBe(500);
});

test.each([500, 301, 204])(
  "where the API answers %i, nothing of the conversation is done",
  async (status) => {
    const target = await serveTarget(
      (_request, response) =>
        void response.writeHead(status, { Location: "/v2/conversations/1" }).end(),
    );
    const { call } = gatewayOf({ apiUrl: target.url, authorize });
    expect(await statusOf(call, "/v2/conversations/7/reply")).toBe(status === 301 ? 404 : 502);
    expect(target.requests.map(({ method }) => method)).toEqual(["GET"]);
  },
);

test("a new file of a known conversation is looked for again", async () => {
  const files = [10];
  const target = await serveTarget(({ url = "" }, response) => {
    if (!url.includes("threads")) return sendJson(response, 200, { id: 1, mailboxId: 5 });
    const attachments = files.map((id) => ({ id }));
    sendJson(response, 200, { _embedded: { threads: [{ _embedded: { attachments } }] } });
  });
  const { call } = gatewayOf({ apiUrl: target.url, authorize });
  expect(await statusOf(call, "/v2/conversations/1/attachments/10/data")).toBe(200);
  expect(await statusOf(call, "/v2/conversations/1/attachments/11/data")).toBe(404);
  files.push(11);
  expect(await statusOf(call, "/v2/conversations/1/attachments/11/data")).toBe(200);
});
