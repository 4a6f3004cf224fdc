import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { memoryStore } from "../../src/gateway/stores/memoryStore.js";
import type { GatewayStore } from "../../src/gateway/stores/store.js";
import { fetchTransport } from "../../src/gateway/upstream/transport.js";
import {
  created,
  errorOf,
  gatewayOf,
  isUnknown,
  replyText,
  sendJson,
  serveGateway,
  serveTarget,
} from "./serving.js";
import type { Answer } from "./serving.js";

/** Gives the prepared answers in turn, then 201 with the number of the request. */
async function serveAnswers(...answers: Answer[]) {
  let count = 0;
  return serveTarget((request, response, body) => {
    const answer = answers[count];
    count += 1;
    if (answer !== undefined) return answer(request, response, body);
    response.writeHead(201, { "Resource-ID": String(count) }).end();
  });
}

const said = ({ status, headers }: Response) => [status, headers.get("Resource-ID")];
const stateOf = async (gateway: { get(path: string): Promise<Response> }) =>
  (await gateway.get("/attempts/k")).json() as Promise<unknown>;

test("a repeated key gets the first answer without asking the API again", async () => {
  const target = await serveAnswers();
  const gateway = await serveGateway({ apiUrl: target.url });
  expect(said(await gateway.post({ key: "k" }))).toEqual([201, "1"]);
  expect(said(await gateway.post({ key: "k" }))).toEqual([201, "1"]);
  expect(target.requests).toHaveLength(1);
  expect(await stateOf(gateway)).toEqual({ outcome: "sent" });
});

test("requests without a key are all sent", async () => {
  const target = await serveAnswers();
  const gateway = await serveGateway({ apiUrl: target.url });
  await gateway.post();
  await gateway.post();
  expect(target.requests).toHaveLength(2);
});

test.each([
  ["another text", { body: JSON.stringify({ text: "Other", customer: { id: 123 } }) }],
  ["another conversation", { id: 124 }],
])("a key of a reply that was sent is refused for %s: nothing is sent", async (_what, change) => {
  const target = await serveAnswers();
  const gateway = await serveGateway({ apiUrl: target.url });
  await gateway.post({ key: "k" });
  const response = await gateway.post({ key: "k", ...change });
  expect(response.status).toBe(422);
  expect((await errorOf(response)).message).toMatch(/Nothing was sent/);
  expect(target.requests).toHaveLength(1);
});

test("a reply that differs by one letter of a large file is another one, however it was cut", async () => {
  const target = await serveAnswers();
  const gateway = await serveGateway({ apiUrl: target.url });
  const body = JSON.stringify({ text: "a".repeat(500_000) });
  const other = `${body.slice(0, 400_000)}b${body.slice(400_001)}`;
  const statuses: number[] = [];
  for (const text of [body, other, body]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    statuses.push((await gateway.post({ key: "k", body: text })).status);
  }
  expect(statuses).toEqual([201, 422, 201]);
  expect(target.requests).toHaveLength(1);
});

test("the same key pressed ten times at once is sent once, and all hear of it", async () => {
  const target = await serveAnswers();
  const gateway = await serveGateway({ apiUrl: target.url });
  const answers = await Promise.all(Array.from({ length: 10 }, () => gateway.post({ key: "k" })));
  expect(answers.map(said)).toEqual(Array.from({ length: 10 }, () => [201, "1"]));
  expect(target.requests).toHaveLength(1);
});

test("a repeat that has waited for long enough is told that nobody knows, by a 409", async () => {
  let answer = () => {};
  const target = await serveTarget((request, response) => {
    answer = () => created(request, response);
  });
  const gateway = await serveGateway({ apiUrl: target.url, timeouts: { read: 2_000 } });
  const first = gateway.post({ key: "k" });
  await expect.poll(() => target.requests.length).toBe(1);
  expect(await stateOf(gateway)).toEqual({ outcome: "unknown" });
  const store = memoryStore();
  store.reserve = async () => ({ status: "running" });
  const hasty = await serveGateway({ apiUrl: target.url, store, timeouts: { read: 50 } });
  const second = await hasty.post({ key: "k" });
  expect(second.status).toBe(409);
  expect(await isUnknown(second)).toBe(true);
  answer();
  expect((await first).status).toBe(201);
  expect(target.requests).toHaveLength(1);
});

test("a repeat whose browser has gone does not wait", async () => {
  const store: GatewayStore = { ...memoryStore(), reserve: async () => ({ status: "running" }) };
  const { call } = gatewayOf({ store });
  const leaving = new AbortController();
  const headers = { "Content-Type": "application/json", "Idempotency-Key": "k" };
  const init = { method: "POST", headers, body: replyText, signal: leaving.signal };
  const waiting = call("/v2/conversations/1/reply", init);
  leaving.abort();
  expect((await waiting).status).toBe(409);
});

test.each([400, 401, 403, 404, 409, 412, 413, 429, 500, 501, 503])(
  "after %i with an error body nothing was sent, and the same key can succeed",
  async (status) => {
    const refuse: Answer = (_request, response) => sendJson(response, status, { message: "no" });
    const target = await serveAnswers(refuse);
    const gateway = await serveGateway({ apiUrl: target.url });
    const response = await gateway.post({ key: "k" });
    expect(response.status).toBe(status);
    expect((await errorOf(response)).logRef).toMatch(/./);
    // What was refused tells nothing of a later request of the key: that may be on its way here.
    expect(await stateOf(gateway)).toEqual({ outcome: "unknown" });
    expect(gateway.events[0]?.outcome).toBe(status < 500 ? "not-sent" : "refused");
    expect((await gateway.post({ key: "k" })).status).toBe(201);
  },
);

test("a key whose second request waits for authorize is unknown, whatever became of the first", async () => {
  const target = await serveAnswers((_request, response) =>
    sendJson(response, 400, { message: "no" }),
  );
  let admit: (() => void) | undefined;
  const gateway = await serveGateway({
    apiUrl: target.url,
    authorize: async ({ method }) => {
      if (method === "POST" && target.requests.length > 0) {
        await new Promise<void>((resolve) => (admit = resolve));
      }
      return { id: "ann" };
    },
  });
  expect((await gateway.post({ key: "k" })).status).toBe(400);
  const second = gateway.post({ key: "k" });
  await expect.poll(() => admit).toBeDefined();
  expect(await stateOf(gateway)).toEqual({ outcome: "unknown" });
  admit?.();
  expect((await second).status).toBe(201);
});

const unknown: [string, Answer][] = [
  ["200", (_request, response) => sendJson(response, 200, { id: 1 })],
  ["202", (_request, response) => sendJson(response, 202, {})],
  ["204", (_request, response) => void response.writeHead(204).end()],
  ["301", (_request, response) => void response.writeHead(301, { Location: "/v2/users" }).end()],
  ["307", (_request, response) => void response.writeHead(307, { Location: "/" }).end()],
  ["304", (_request, response) => void response.writeHead(304).end()],
  ["a 500 that says nothing", (_request, response) => sendJson(response, 500, {})],
  ["a 500 of a proxy", (_request, response) => void response.writeHead(500).end("<h1>oops</h1>")],
  [
    "a 502 with a message",
    (_request, response) => sendJson(response, 502, { message: "Bad gateway" }),
  ],
  [
    "a 504 with a message",
    (_request, response) => sendJson(response, 504, { message: "timed out" }),
  ],
  [
    "a 409 that does not know",
    (_request, response) => sendJson(response, 409, { outcome: "unknown", reference: "r" }),
  ],
  [
    "a 500 that does not know",
    (_request, response) => sendJson(response, 500, { message: "odd", outcome: "unknown" }),
  ],
  ["600", (_request, response) => sendJson(response, 600, { message: "odd" })],
  ["999", (_request, response) => sendJson(response, 999, { message: "odd" })],
  ["a lost connection", (_request, response) => void response.destroy()],
  ["half of a head", (_request, response) => void response.socket?.end("HTTP/1.1 20")],
  ["no HTTP", (_request, response) => void response.socket?.end("hello\r\n\r\n")],
  ["silence", () => {}],
];

test.each(unknown)(
  "after %s nobody knows, and the key is never free again",
  async (what, fault) => {
    const target = await serveAnswers(fault);
    const read = what === "silence" ? 300 : 5_000;
    const gateway = await serveGateway({ apiUrl: target.url, timeouts: { read } });
    for (const _time of ["first", "second"]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const response = await gateway.post({ key: "k" });
      expect([502, 504]).toContain(response.status);
      // oxlint-disable-next-line no-await-in-loop
      expect(await isUnknown(response)).toBe(true);
    }
    expect(target.requests).toHaveLength(1);
    expect(await stateOf(gateway)).toEqual({ outcome: "unknown" });
    expect(gateway.events.map(({ outcome }) => outcome)).toEqual([
      "unknown",
      "unknown",
      "answered",
    ]);
  },
);

test.each([
  ["by node:http", true],
  ["by fetch", false],
])(
  "a network that goes away after the last byte leaves the key unknown, %s",
  async (_what, isNode) => {
    const sockets: Socket[] = [];
    const listen = (message: unknown) => {
      const { socket } = message as { socket: Socket };
      sockets.push(socket);
    };
    subscribe("net.client.socket", listen);
    onTestFinished(() => void unsubscribe("net.client.socket", listen));
    const target = await serveTarget(({ socket: { remotePort } }) => {
      const cause = Object.assign(new Error("read"), { code: "EHOSTUNREACH", syscall: "read" });
      sockets.find(({ localPort }) => localPort === remotePort)?.destroy(cause);
    });
    const options = isNode ? {} : { transport: fetchTransport };
    const gateway = await serveGateway({ apiUrl: target.url, ...options });
    for (const _time of ["first", "second"]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const response = await gateway.post({ key: "k" });
      expect(response.status).toBe(502);
      // oxlint-disable-next-line no-await-in-loop
      expect(await isUnknown(response)).toBe(true);
    }
    expect(target.requests).toHaveLength(1);
  },
);

test("a 201 whose body breaks off is a 201", async () => {
  const target = await serveAnswers((_request, response) => {
    response.writeHead(201, { "Resource-ID": "9", "Content-Length": "100" });
    response.write("half", () => response.destroy());
  });
  const gateway = await serveGateway({ apiUrl: target.url });
  expect(said(await gateway.post({ key: "k" }))).toEqual([201, "9"]);
  expect(said(await gateway.post({ key: "k" }))).toEqual([201, "9"]);
  expect(target.requests).toHaveLength(1);
});

test("a reply goes on when the browser leaves, and its repeat hears of it", async () => {
  let answer = () => {};
  const target = await serveTarget((request, response) => {
    answer = () => created(request, response);
  });
  const gateway = await serveGateway({ apiUrl: target.url });
  const leaving = new AbortController();
  const headers = { Origin: "https://desk.example", "Content-Type": "application/json" };
  const url = `${gateway.url}/v2/conversations/123/reply`;
  const init = { method: "POST", body: replyText, headers: { ...headers, "Idempotency-Key": "k" } };
  const first = fetch(url, { ...init, signal: leaving.signal });
  await expect.poll(() => target.requests.length).toBe(1);
  leaving.abort();
  await expect(first).rejects.toThrow(/abort/);
  answer();
  expect(said(await gateway.post({ key: "k" }))).toEqual([201, "567"]);
  expect(target.requests).toHaveLength(1);
});

const down = () => Promise.reject(new Error("ECONNREFUSED"));

test.each([
  ["refuses", down],
  ["does not answer", () => new Promise<never>(() => {})],
  [
    "throws",
    () => {
      throw new Error("not connected");
    },
  ],
])("a store that %s is 503, and nothing is sent", async (_what, reserve) => {
  const target = await serveAnswers();
  const store: GatewayStore = { ...memoryStore(), reserve, read: reserve };
  const gateway = await serveGateway({ apiUrl: target.url, store, timeouts: { token: 300 } });
  const response = await gateway.post({ key: "k" });
  expect(response.status).toBe(503);
  expect(response.headers.get("Retry-After")).toBe("5");
  expect((await errorOf(response)).message).toMatch(/nothing is sent/);
  expect((await gateway.get("/attempts/k")).status).toBe(503);
  expect(target.requests).toEqual([]);
});

test("a store that fails once the reply was sent changes nothing of what the agent hears", async () => {
  const target = await serveAnswers();
  const kept = memoryStore();
  const complete = vi.fn<() => Promise<void>>(() => {
    throw new Error("gone");
  });
  const gateway = await serveGateway({ apiUrl: target.url, store: { ...kept, complete } });
  expect((await gateway.post({ key: "k" })).status).toBe(201);
  expect(complete).toHaveBeenCalledOnce();
  expect((await kept.reserve("app/ann/k", { leaseMs: 1 })).status).toBe("running");
});

test("a store whose record nobody can use still does not let it be sent again", async () => {
  const target = await serveAnswers();
  const answer = { status: 42, headers: { "Resource-ID": "a\r\nb" } };
  const done = { status: "done", fingerprint: "", answer } as const;
  const store: GatewayStore = { ...memoryStore(), reserve: async () => done };
  const gateway = await serveGateway({ apiUrl: target.url, store });
  expect(said(await gateway.post({ key: "k" }))).toEqual([201, null]);
  expect(target.requests).toEqual([]);
});
