import { expect, test, vi } from "vitest";
import { memoryStore } from "../../src/gateway/stores/memoryStore.js";
import {
  accessToken,
  appSecret,
  control,
  created,
  empty,
  errorOf,
  gatewayOf,
  sendJson,
  serveEmulator,
  serveGateway,
  serveTarget,
} from "./serving.js";
import type { Answer } from "./serving.js";

/** Numbered tokens, of which the newest alone is good. */
function numbered() {
  const state = { issued: 0, good: "" };
  const token: Answer = (_request, response) => {
    state.issued += 1;
    state.good = `Bearer t${state.issued}`;
    sendJson(response, 200, { access_token: `t${state.issued}`, expires_in: 172_800 });
  };
  const answer: Answer = (request, response) => {
    if (request.headers.authorization !== state.good) return sendJson(response, 401, {});
    if (request.method === "POST") return created(request, response);
    sendJson(response, 200, {});
  };
  return { state, token, answer };
}

test("is asked for once, with client credentials as a form, however many wait", async () => {
  const target = await serveTarget(empty);
  const { call } = gatewayOf({ apiUrl: target.url });
  const answers = await Promise.all(Array.from({ length: 20 }, () => call("/v2/users")));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(target.tokenRequests.map((body) => Object.fromEntries(new URLSearchParams(body)))).toEqual(
    [{ grant_type: "client_credentials", client_id: "app", client_secret: appSecret }],
  );
  expect(new Set(target.requests.map(({ headers }) => headers.authorization))).toEqual(
    new Set([`Bearer ${accessToken}`]),
  );
});

test("that was refused is renewed once for all who were refused, and they are repeated", async () => {
  const { state, token, answer } = numbered();
  const target = await serveTarget(answer, token);
  const gateway = await serveGateway({ apiUrl: target.url });
  expect((await gateway.get("/v2/users")).status).toBe(200);
  state.good = "none";
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      at % 2 === 0 ? gateway.get("/v2/users") : gateway.post({ key: `k${at}` }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map((_, at) => 200 + (at % 2)));
  expect(state.issued).toBe(2);
});

test("an API that refuses every token is not asked for one with each request", async () => {
  const { state, token } = numbered();
  const target = await serveTarget((_request, response) => sendJson(response, 401, {}), token);
  const { call } = gatewayOf({ apiUrl: target.url });
  for (let count = 0; count < 5; count += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    expect((await call("/v2/users")).status).toBe(401);
  }
  expect(state.issued).toBe(2);
  expect(target.requests).toHaveLength(6);
});

test("that ended is renewed, and the reply arrives once", async () => {
  const emulator = await serveEmulator();
  const gateway = await serveGateway({ apiUrl: emulator });
  expect((await gateway.get("/v2/users")).status).toBe(200);
  await control(emulator, "/tokens/expire");
  const body = JSON.stringify({ text: "after the token ended", customer: { id: 123 } });
  expect((await gateway.post({ body })).status).toBe(201);
  const state = await (await fetch(`${emulator}/_emulator/state/conversations/123`)).text();
  expect(state.match(/after the token ended/g)).toHaveLength(1);
});

const refusals: [string, Answer][] = [
  ["refuses the credentials", (_, response) => sendJson(response, 401, { secret: appSecret })],
  ["fails", (_, response) => void response.writeHead(500).end("oops")],
  ["gives none", (_, response) => sendJson(response, 200, {})],
  ["gives what is none", (_, response) => sendJson(response, 200, { access_token: "a\r\nb" })],
  ["gives no JSON", (_, response) => void response.end("<html>")],
  ["gives no end", (_, response) => void response.write("x".repeat(200_000))],
  ["breaks off", (_, response) => void response.destroy()],
  ["is silent", () => {}],
];

test.each(refusals)(
  "an endpoint that %s: 502 with the reason, nothing is sent, and it is left alone for a while",
  async (what, token) => {
    const target = await serveTarget(created, token);
    const timeouts = what === "is silent" ? { token: 200 } : {};
    const gateway = await serveGateway({ apiUrl: target.url, timeouts });
    for (let count = 0; count < 3; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const response = await gateway.post({ key: "k" });
      expect(response.status).toBe(502);
      // oxlint-disable-next-line no-await-in-loop
      expect((await errorOf(response)).message).toMatch(/^No access token/);
    }
    expect(target.tokenRequests).toHaveLength(1);
    expect(target.requests).toEqual([]);
  },
);

test("one that could not be had is asked for again after its time, and not before", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    let isUp = false;
    const target = await serveTarget(created, (_request, response) =>
      isUp
        ? sendJson(response, 200, { access_token: accessToken })
        : sendJson(response, 503, {}, { "Retry-After": "60" }),
    );
    const gateway = await serveGateway({ apiUrl: target.url });
    const refused = await gateway.post({ key: "k" });
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([502, "60"]);
    isUp = true;
    vi.advanceTimersByTime(59_000);
    expect((await gateway.post({ key: "k" })).status).toBe(502);
    vi.advanceTimersByTime(1_000);
    expect((await gateway.post({ key: "k" })).status).toBe(201);
    expect(target.tokenRequests).toHaveLength(2);
  } finally {
    vi.useRealTimers();
  }
});

test.each([
  [172_800, 155_000, 1],
  [172_800, 156_000, 2],
  [0, 20, 1],
  [0, 31, 2],
  [-5, 3_000, 1],
  ["soon", 3_000, 1],
  [undefined, 3_601, 2],
  [1e300, 86_400, 1],
])("expires_in %s: after %i seconds %i have been asked for", async (expires, seconds, count) => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    const target = await serveTarget(empty, (_request, response) =>
      sendJson(response, 200, { access_token: accessToken, expires_in: expires }),
    );
    const { call } = gatewayOf({ apiUrl: target.url });
    await call("/v2/users");
    await call("/v2/users");
    vi.advanceTimersByTime(seconds * 1_000);
    await call("/v2/users");
    expect(target.tokenRequests).toHaveLength(count);
  } finally {
    vi.useRealTimers();
  }
});

test("is shared through the store, a renewed one too", async () => {
  const { state, token, answer } = numbered();
  const target = await serveTarget(answer, token);
  const store = memoryStore();
  const [first, second] = [0, 1].map(() => gatewayOf({ apiUrl: target.url, store }));
  expect((await first?.call("/v2/users"))?.status).toBe(200);
  expect((await second?.call("/v2/users"))?.status).toBe(200);
  expect(state.issued).toBe(1);
  state.good = "none";
  expect((await first?.call("/v2/users"))?.status).toBe(200);
  expect((await second?.call("/v2/users"))?.status).toBe(200);
  expect(state.issued).toBe(2);
});

test("does not go with the secret to where the endpoint redirects", async () => {
  const other = await serveTarget(created);
  const target = await serveTarget(created, (_request, response) => {
    response.writeHead(307, { Location: `${other.url}/v2/oauth2/token` }).end();
  });
  for (const gateway of [
    await serveGateway({ apiUrl: target.url }),
    { get: gatewayOf({ apiUrl: target.url }).call },
  ]) {
    // oxlint-disable-next-line no-await-in-loop
    expect((await gateway.get("/v2/users")).status).toBe(502);
  }
  expect(other.tokenRequests).toEqual([]);
});
