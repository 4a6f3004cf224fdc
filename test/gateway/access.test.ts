import { expect, test, vi } from "vitest";
import { createGateway } from "../../src/gateway/gateway.js";
import { memoryStore } from "../../src/gateway/stores/memoryStore.js";
import {
  appSecret,
  byName,
  created,
  desk,
  empty,
  errorOf,
  gatewayOf,
  isUnknown,
  page,
  replyText,
  sendJson,
  serve,
  serveGateway,
  serveTarget,
} from "./serving.js";

const options = { appId: "app", appSecret, origins: [desk], authorize: () => ({ id: "ann" }) };

test.each([
  ["without authorize", { authorize: undefined }, /authorize is missing.*opens the whole account/],
  ["without origins", { origins: [] }, /origins is missing or empty/],
  ["with an origin that has a path", { origins: [`${desk}/`] }, /is no origin/],
  ["with a wildcard", { origins: ["*"] }, /is no origin/],
  ["without a secret", { appSecret: "" }, /appSecret is empty/],
  ["with half a URL", { apiUrl: "api.helpscout.net" }, /absolute http/],
])("is not made %s, and says why", (_what, change, words) => {
  // A host without types may leave out anything.
  const given = { ...options, ...change } as Parameters<typeof createGateway>[0];
  expect(() => createGateway(given)).toThrow(words);
});

test("401 before a byte of the body is read, where nobody is signed in", async () => {
  const target = await serveTarget(created);
  const { call, events } = gatewayOf({ apiUrl: target.url, authorize: () => null });
  let reads = 0;
  const body = new ReadableStream({ pull: () => void (reads += 1) }, { highWaterMark: 0 });
  const headers = { "Content-Type": "application/json" };
  const init = { method: "POST", headers, body, duplex: "half" } as const;
  const response = await call("/v2/conversations/1/reply", init);
  expect(response.status).toBe(401);
  expect(reads).toBe(0);
  const { logRef } = await errorOf(response);
  expect(events).toMatchObject([{ status: 401, outcome: "not-sent", reference: logRef }]);
  expect(target.requests).toEqual([]);
  expect(target.tokenRequests).toEqual([]);
});

test("asks with the request's head, cookies and env included, and no body", async () => {
  const authorize = vi.fn<(request: Request, env: unknown) => null>(() => null);
  const gateway = createGateway<string>({ ...options, authorize });
  const headers = { ...page, Cookie: "session=1", "Content-Type": "application/json" };
  const url = `${desk}/v2/conversations/1/reply`;
  await gateway(new Request(url, { method: "POST", headers, body: "{}" }), "the env");
  const [request, env] = authorize.mock.lastCall ?? [];
  expect([request?.url, request?.method, request?.body, env]).toEqual([
    url,
    "POST",
    null,
    "the env",
  ]);
  expect(request?.headers.get("Cookie")).toBe("session=1");
});

test.each([
  ["throws", () => Promise.reject(new Error("secret of the host"))],
  ["gives nobody's name", () => ({ id: "" })],
  ["gives nothing", () => undefined],
  ["gives a user that is no number", () => ({ id: "ann", userId: '7,"admin":1' })],
  ["gives a user that is null", () => ({ id: "ann", userId: null })],
])("nothing is done where authorize %s", async (_what, authorize) => {
  const target = await serveTarget(empty);
  // A host without types may give anything.
  const { call } = gatewayOf({ apiUrl: target.url, authorize: authorize as unknown as () => null });
  const response = await call("/v2/users");
  expect(response.status).toBe(500);
  expect((await errorOf(response)).message).not.toContain("secret of the host");
  expect(target.requests).toEqual([]);
});

test("allow narrows what an agent may ask; false, and a failure of its own, lets nothing through", async () => {
  const target = await serveTarget(empty);
  const allow = vi.fn<(agent: { id: string }, asked: object) => boolean>(() => false);
  const { call } = gatewayOf({ apiUrl: target.url, allow });
  expect((await call("/v2/conversations/7/threads")).status).toBe(404);
  expect(allow.mock.calls).toEqual([[{ id: "ann" }, { route: "threads", conversationId: 7 }]]);
  allow.mockImplementation(() => {
    throw new Error("down");
  });
  expect((await call("/v2/users")).status).toBe(500);
  expect(target.requests).toEqual([]);
  allow.mockImplementation(() => true);
  expect((await call("/v2/users")).status).toBe(200);
});

const post = { method: "POST", headers: { "Content-Type": "application/json" }, body: replyText };

test.each([
  [
    "another site's page",
    { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" },
    403,
    403,
  ],
  ["another site's page, without a word of it", { Origin: "https://evil.example" }, 403, 403],
  [
    "a sibling host",
    { Origin: "https://other.desk.example", "Sec-Fetch-Site": "same-site" },
    403,
    403,
  ],
  ["the host by plain http", { Origin: "http://desk.example" }, 403, 403],
  ["a sandboxed frame", { Origin: "null" }, 403, 403],
  ["two origins at once", { Origin: `${desk}, https://evil.example` }, 403, 403],
  ["a link that was followed", { "Sec-Fetch-Site": "cross-site" }, 403, 403],
  ["an address that was typed", { "Sec-Fetch-Site": "none" }, 403, 403],
  ["a sibling, without its name", { "Sec-Fetch-Site": "same-site" }, 403, 403],
  ["the desk's own page, reading", { "Sec-Fetch-Site": "same-origin" }, 200, 403],
  ["the desk's own page", { Origin: desk, "Sec-Fetch-Site": "same-origin" }, 200, 201],
])("%s", async (_what, headers, reading, writing) => {
  const target = await serveTarget(({ method }, response) =>
    sendJson(response, method === "POST" ? 201 : 200, {}),
  );
  const { call } = gatewayOf({ apiUrl: target.url });
  const statuses = [
    (await call("/v2/users", { headers })).status,
    (await call("/v2/conversations/1/reply", { ...post, headers: { ...post.headers, ...headers } }))
      .status,
  ];
  expect(statuses).toEqual([reading, writing]);
  expect(target.requests).toHaveLength(statuses.filter((status) => status < 300).length);
});

test("a name that was rebound to the gateway's machine reads nothing", async () => {
  const target = await serveTarget(empty);
  const { gateway } = gatewayOf({ apiUrl: target.url });
  const ways: Record<string, string>[] = [{}, { "Sec-Fetch-Site": "same-origin" }];
  for (const headers of ways) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    expect((await gateway(new Request("https://evil.example/v2/users", { headers }))).status).toBe(
      403,
    );
  }
  expect((await gateway(new Request(`${desk}/v2/users`))).status).toBe(200);
  expect(target.requests).toHaveLength(1);
});

test("another site's preflight gets no permission", async () => {
  const { call } = gatewayOf({ apiUrl: "http://127.0.0.1:9" });
  for (const Origin of ["https://evil.example", desk]) {
    // oxlint-disable-next-line no-await-in-loop
    const { status, headers } = await call("/v2/users", { method: "OPTIONS", headers: { Origin } });
    expect(status).toBe(Origin === desk ? 405 : 403);
    expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
  }
});

test.each([
  ["has none", {}, undefined, 201, { text: "a" }],
  ["has one", { userId: 7 }, undefined, 201, { text: "a", user: 7 }],
  ["writes as itself", { userId: 7 }, 7, 201, { text: "a", user: 7 }],
  ["writes as another", { userId: 7 }, 8, 403, undefined],
  ["writes as somebody, and is nobody", {}, 7, 403, undefined],
  ["may write as that one", { userId: 7, mayReplyAs: [8, 9] }, 9, 201, { text: "a", user: 9 }],
  ["may write as others", { userId: 7, mayReplyAs: [8, 9] }, 10, 403, undefined],
  [
    "may write as anyone",
    { userId: 7, mayReplyAs: "anyone" as const },
    999,
    201,
    { text: "a", user: 999 },
  ],
])("an agent whose user %s: %o, %o", async (_what, agent, user, status, body) => {
  const target = await serveTarget(created);
  const { post: send } = await serveGateway({
    apiUrl: target.url,
    authorize: () => ({ id: "ann", ...agent }),
  });
  const response = await send({ body: JSON.stringify({ text: "a", user }) });
  expect(response.status).toBe(status);
  expect(target.requests.map((request) => JSON.parse(request.body) as unknown)).toEqual(
    body === undefined ? [] : [body],
  );
});

test("an attempt is its agent's own: nobody else's key, and nobody else's knowledge", async () => {
  const target = await serveTarget(created);
  const store = memoryStore();
  const agents = byName({ ann: {}, bob: {}, "ann/k": {} });
  const gateway = await serveGateway({ apiUrl: target.url, store, authorize: agents });
  const as = (name: string) => ({ key: "k", headers: { "X-Agent": name } });
  const attempt = async (name: string) =>
    (await gateway.get("/attempts/k", { "X-Agent": name })).json() as Promise<unknown>;
  expect((await gateway.post(as("ann"))).status).toBe(201);
  expect(await attempt("bob")).toEqual({ outcome: "unknown" });
  expect((await gateway.post(as("bob"))).status).toBe(201);
  expect((await gateway.post(as("ann/k"))).status).toBe(201);
  expect(target.requests).toHaveLength(3);
  expect((await gateway.post(as("ann"))).status).toBe(201);
  expect(target.requests).toHaveLength(3);
  expect(await attempt("ann")).toEqual({ outcome: "sent" });
});

test("a body that was read before the gateway is refused with words", async () => {
  const target = await serveTarget(created);
  const { gateway } = gatewayOf({ apiUrl: target.url });
  const request = new Request(`${desk}/v2/conversations/1/reply`, {
    ...post,
    headers: { ...post.headers, ...page },
  });
  await request.text();
  const response = await gateway(request);
  expect(response.status).toBe(500);
  expect((await errorOf(response)).message).toMatch(/before any body parser/);
});

test("what an unlisted origin's answer says is no more than that", async () => {
  const url = await serve((_request, response) => response.end("{}"));
  const { call } = gatewayOf({ apiUrl: url });
  const response = await call("/v2/users", { headers: { Origin: "https://evil.example" } });
  expect(await isUnknown(response.clone())).toBe(false);
  expect((await errorOf(response)).message).toMatch(/other sites/);
});
