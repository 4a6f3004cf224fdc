import { createHash } from "node:crypto";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { memoryStore } from "../../src/gateway/stores/memoryStore.js";
import { raw, requestText } from "./rawHttp.js";
import {
  accessToken,
  created,
  errorOf,
  gatewayOf,
  giveToken,
  page,
  partsOf,
  replyText,
  sendJson,
  serve,
  serveGateway,
  serveTarget,
} from "./serving.js";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

function largeReply(bytes: number): string {
  const data = "QUJD".repeat(bytes / 4);
  return JSON.stringify({ text: "a", attachments: [{ fileName: "a", mimeType: "x/y", data }] });
}

/** An API that tells what it read of each reply, and answers with these statuses, then 201. */
async function serveReading(...statuses: number[]) {
  const seen: { hash: string; length: string | undefined; bytes: number }[] = [];
  let issued = 0;
  const url = await serve(async (incoming, outgoing) => {
    if (incoming.url === "/v2/oauth2/token") {
      incoming.resume();
      issued += 1;
      return sendJson(outgoing, 200, { access_token: `t${issued}` });
    }
    const hash = createHash("sha256");
    let bytes = 0;
    try {
      for await (const chunk of incoming) {
        if (!Buffer.isBuffer(chunk)) continue;
        hash.update(chunk);
        bytes += chunk.length;
      }
    } catch {
      return;
    }
    seen.push({ hash: hash.digest("hex"), length: incoming.headers["content-length"], bytes });
    const status = statuses[seen.length - 1];
    if (status === undefined) return created(incoming, outgoing);
    return sendJson(outgoing, status, { message: "no" });
  });
  return { url, seen };
}

test("60 MB go up byte for byte, with their length and their author", async () => {
  const api = await serveReading();
  const gateway = await serveGateway({
    apiUrl: api.url,
    authorize: () => ({ id: "ann", userId: 7 }),
  });
  const body = largeReply(60_000_000);
  expect((await gateway.post({ body })).status).toBe(201);
  const out = `${body.slice(0, -1)},"user":7}`;
  expect(api.seen).toEqual([{ hash: sha256(out), length: String(out.length), bytes: out.length }]);
  expect(gateway.events[0]?.bytes).toBe(body.length);
});

test.each([
  ["by node:http", true],
  ["by fetch", false],
])("a reply is repeated after a 401 while all of it is held, %s", async (_what, isNode) => {
  const api = await serveReading(401);
  const body = largeReply(800_000);
  const post = isNode
    ? (await serveGateway({ apiUrl: api.url })).post
    : ({ body: text }: { body: string }) =>
        gatewayOf({ apiUrl: api.url }).call("/v2/conversations/123/reply", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: text,
        });
  expect((await post({ body })).status).toBe(201);
  expect(api.seen.map(({ hash }) => hash)).toEqual([sha256(body), sha256(body)]);
});

test("a larger one is not: 503, nothing was sent, and the next press has a good token", async () => {
  const api = await serveReading(401);
  const gateway = await serveGateway({ apiUrl: api.url });
  const body = largeReply(4_000_000);
  const response = await gateway.post({ key: "k", body });
  expect(response.status).toBe(503);
  expect(response.headers.get("Retry-After")).toBe("1");
  expect((await errorOf(response)).message).toMatch(/Nothing was sent/);
  expect((await gateway.post({ key: "k", body })).status).toBe(201);
  expect(api.seen).toHaveLength(2);
});

test("nor one whose beginning went while the token was renewed", async () => {
  let issued = 0;
  let drained = () => {};
  const untilDrained = new Promise<void>((resolve) => (drained = resolve));
  const posted: number[] = [];
  const answer = (status: number, body: object) => ({
    status,
    header: (name: string) => (name === "Content-Type" ? "application/json" : null),
    body: new Response(JSON.stringify(body)).body,
  });
  const { call } = gatewayOf({
    transport: async ({ url, body }) => {
      if (url.pathname.endsWith("/token")) {
        issued += 1;
        if (issued > 1) await untilDrained;
        return answer(200, { access_token: `t${issued}` });
      }
      const at = posted.push(0) - 1;
      const readAll = async () => {
        for await (const part of partsOf(body)) posted[at] = (posted[at] ?? 0) + part.length;
      };
      if (at > 0) await readAll();
      // By the head alone, while the body goes on.
      else void readAll().then(drained, drained);
      return at > 0 ? answer(201, {}) : answer(401, {});
    },
  });
  const text = new TextEncoder().encode(largeReply(2_000_000));
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let from = 0; from < text.length; from += 100_000) {
        controller.enqueue(text.subarray(from, from + 100_000));
      }
      controller.close();
    },
  });
  const headers = { "Content-Type": "application/json" };
  const init = { method: "POST", headers, body, duplex: "half" as const };
  const response = await call("/v2/conversations/1/reply", init);
  expect([response.status, response.headers.get("Retry-After")]).toEqual([503, "1"]);
  expect((await errorOf(response)).message).toMatch(/Nothing was sent/);
  expect(posted).toHaveLength(1);
});

test("an API that reads slowly slows the browser down, and nothing piles up in between", async () => {
  const url = await serve((incoming, outgoing) => {
    if (incoming.url === "/v2/oauth2/token") giveToken(incoming, outgoing);
    // The reply is never read.
  });
  const gateway = await serveGateway({ apiUrl: url });
  const body = largeReply(80_000_000);
  const sent = request(`${gateway.url}/v2/conversations/1/reply`, {
    method: "POST",
    headers: { ...page, "Content-Type": "application/json", "Content-Length": body.length },
  });
  sent.on("error", () => {});
  let taken = 0;
  for (let at = 0; at < body.length; at += 1_000_000) sent.write(body.slice(at, at + 1_000_000));
  for (let count = 0; count < 50; count += 1) {
    // oxlint-disable-next-line no-await-in-loop -- as long as it takes to answer others
    await gateway.get("/attempts/k");
    taken = sent.socket?.bytesWritten ?? 0;
  }
  const left = sent.writableLength;
  sent.destroy();
  expect(taken).toBeGreaterThan(0);
  expect(left).toBeGreaterThan(60_000_000);
});

test("memory does not grow with bodies that stall", async () => {
  const api = await serveReading();
  const gateway = await serveGateway({ apiUrl: api.url });
  const before = process.memoryUsage();
  const start = `{"text":"${"a".repeat(3_000_000)}`;
  const head = requestText("POST", "/v2/conversations/1/reply", [
    "Content-Type: application/json",
    "Content-Length: 90000000",
  ]);
  const { port } = new URL(gateway.url);
  const sockets = Array.from({ length: 15 }, () => connect(Number(port), "127.0.0.1"));
  await Promise.all(
    sockets.map(
      (socket) => new Promise<void>((resolve) => socket.write(head + start, () => resolve())),
    ),
  );
  await gateway.get("/attempts/k");
  const { arrayBuffers } = process.memoryUsage();
  for (const socket of sockets) socket.destroy();
  // Of 45 MB that came in.
  expect(arrayBuffers - before.arrayBuffers).toBeLessThan(30_000_000);
});

test("a body that the browser breaks off reaches the API as none, and its key is free", async () => {
  const ended: boolean[] = [];
  let begun = 0;
  const url = await serve((incoming, outgoing) => {
    if (incoming.url === "/v2/oauth2/token") return giveToken(incoming, outgoing);
    begun += 1;
    incoming.resume();
    incoming.on("error", () => {});
    incoming.on("end", () => created(incoming, outgoing));
    incoming.on("close", () => ended.push(incoming.complete));
  });
  const gateway = await serveGateway({ apiUrl: url });
  const { port } = new URL(gateway.url);
  const socket = connect(Number(port), "127.0.0.1");
  const headers = [
    "Content-Type: application/json",
    "Idempotency-Key: k",
    "Transfer-Encoding: chunked",
  ];
  const head = requestText("POST", "/v2/conversations/1/reply", headers);
  // All of the document, but for the chunk that says that it ends.
  socket.write(`${head}${replyText.length.toString(16)}\r\n${replyText}\r\n`);
  await expect.poll(() => begun).toBe(1);
  expect(await (await gateway.get("/attempts/k")).json()).toEqual({ outcome: "unknown" });
  socket.destroy();
  const told = () => gateway.events.findLast(({ route }) => route === "reply")?.outcome;
  await expect.poll(told).toBe("not-sent");
  await expect.poll(() => ended).toEqual([false]);
  expect((await gateway.post({ key: "k", id: 1 })).status).toBe(201);
});

test.each([
  ["text/plain", "text/plain", 415],
  ["nothing", undefined, 415],
  ["JSON in UTF-16", "application/json; charset=utf-16", 415],
  ["JSON in Latin 1", "application/json;charset=iso-8859-1", 415],
  ["JSON of another kind", "application/merge-patch+json", 415],
  ["a form", "application/x-www-form-urlencoded", 415],
  ["JSON in UTF-8", 'Application/JSON ; charset="UTF-8"', 201],
])("a reply as %s", async (_what, type, status) => {
  const target = await serveTarget(created);
  const { call } = gatewayOf({ apiUrl: target.url });
  const headers: Record<string, string> = type === undefined ? {} : { "Content-Type": type };
  const body = new TextEncoder().encode(replyText);
  const response = await call("/v2/conversations/1/reply", { method: "POST", headers, body });
  expect(response.status).toBe(status);
  expect(target.requests).toHaveLength(status === 201 ? 1 : 0);
});

test("a body that is too large is refused at once by its length, and within it where it has none", async () => {
  const target = await serveTarget(created);
  const gateway = await serveGateway({ apiUrl: target.url, limits: { body: 1_000_000 } });
  const path = "/v2/conversations/1/reply";
  const json = "Content-Type: application/json";
  const byLength = requestText("POST", path, [json, "Content-Length: 99999999999999"]);
  const refused = await raw(gateway.url, byLength, true);
  expect([refused.status, /connection: close/i.test(refused.head)]).toEqual([413, true]);
  const chunk = `${(100_000).toString(16)}\r\n${"a".repeat(100_000)}\r\n`;
  const start = `${(9).toString(16)}\r\n{"text":"\r\n`;
  const endless = requestText("POST", path, [json, "Transfer-Encoding: chunked"], start);
  expect((await raw(gateway.url, endless + chunk.repeat(11), true)).status).toBe(413);
  expect((await gateway.post({ body: largeReply(2_000_000) })).status).toBe(413);
  expect(target.requests).toEqual([]);
});

test("a body that stops coming is 408, its connection ends, and its key is free", async () => {
  const target = await serveTarget(created);
  const gateway = await serveGateway({ apiUrl: target.url, timeouts: { bodyIdle: 150 } });
  const headers = ["Content-Type: application/json", "Content-Length: 100", "Idempotency-Key: k"];
  const text = requestText("POST", "/v2/conversations/1/reply", headers, '{"text":"a');
  const { status, head } = await raw(gateway.url, text, true);
  expect([status, /connection: close/i.test(head)]).toEqual([408, true]);
  expect(gateway.events).toMatchObject([{ outcome: "not-sent" }]);
  expect(target.requests).toEqual([]);
  expect((await gateway.post({ key: "k" })).status).toBe(201);
});

test("a body that is refused in its midst is refused at once, though the rest never comes", async () => {
  const target = await serveTarget(created);
  const gateway = await serveGateway({ apiUrl: target.url });
  const headers = ["Content-Type: application/json", "Content-Length: 90000000"];
  const text = requestText("POST", "/v2/conversations/1/reply", headers, '{"text":"a","user":8,');
  expect((await raw(gateway.url, text, true)).status).toBe(403);
  expect(target.requests).toEqual([]);
});

test("a body that is refused is refused in the gateway's own words, whatever the API makes of its end", async () => {
  const { call } = gatewayOf({
    transport: async ({ url, body }) => {
      const isToken = url.pathname.endsWith("/token");
      try {
        for await (const _part of partsOf(body));
      } catch {
        // As an API whose request was interrupted.
      }
      const answer = isToken ? { access_token: accessToken } : { message: "interrupted" };
      const header = (name: string) => (name === "Content-Type" ? "application/json" : null);
      const { body: stream } = new Response(JSON.stringify(answer));
      return { status: isToken ? 200 : 503, header, body: stream };
    },
  });
  const headers = { "Content-Type": "application/json" };
  const body = '{"text":"a","webhook":1}';
  const response = await call("/v2/conversations/1/reply", { method: "POST", headers, body });
  expect([response.status, (await errorOf(response)).message]).toEqual([
    400,
    expect.stringMatching(/a member that no reply has/),
  ]);
});

test("requests, an agent's and all of them, and bytes on their way have their budgets", async () => {
  const answers: (() => void)[] = [];
  const target = await serveTarget((incoming, outgoing) => {
    answers.push(() => created(incoming, outgoing));
  });
  const gateway = await serveGateway({
    apiUrl: target.url,
    authorize: ({ headers }) => ({ id: headers.get("X-Agent") ?? "ann" }),
    limits: { requests: 4, inFlightBytes: 300, perAgent: { requests: 2, perMinute: 5 } },
  });
  const as = (name: string) => ({ headers: { "X-Agent": name } });
  const running = [gateway.post(as("ann")), gateway.post(as("ann"))];
  await expect.poll(() => answers.length).toBe(2);
  const third = await gateway.post(as("ann"));
  expect([third.status, third.headers.get("X-RateLimit-Retry-After")]).toEqual([429, "1"]);
  running.push(gateway.post(as("bob")), gateway.post(as("bob")));
  await expect.poll(() => answers.length).toBe(4);
  expect((await gateway.get("/v2/users", { "X-Agent": "eve" })).status).toBe(503);
  for (const answer of answers) answer();
  expect((await Promise.all(running)).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  const big = JSON.stringify({ text: "a".repeat(300) });
  const tooMuch = await gateway.post({ body: big, ...as("eve") });
  expect([tooMuch.status, (await errorOf(tooMuch)).message]).toEqual([
    503,
    expect.stringMatching(/bytes/),
  ]);
  const more: Response[] = [];
  for (let count = 0; count < 3; count += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    more.push(await gateway.get("/attempts/k", { "X-Agent": "bob" }));
  }
  expect(more.map(({ status }) => status)).toEqual([200, 200, 200]);
  const last = await gateway.get("/attempts/k", { "X-Agent": "bob" });
  expect(last.status).toBe(429);
  expect(Number(last.headers.get("Retry-After"))).toBeGreaterThan(30);
});

test("one agent's replies take no more than a quarter of all bytes", async () => {
  const answers: (() => void)[] = [];
  const target = await serveTarget((incoming, outgoing) => {
    answers.push(() => created(incoming, outgoing));
  });
  const gateway = await serveGateway({
    apiUrl: target.url,
    authorize: ({ headers }) => ({ id: headers.get("X-Agent") ?? "ann" }),
    limits: { body: 100, inFlightBytes: 1_000 },
  });
  const body = JSON.stringify({ text: "a".repeat(80) });
  const running = [gateway.post({ body }), gateway.post({ body })];
  await expect.poll(() => answers.length).toBe(2);
  const third = await gateway.post({ body });
  expect([third.status, third.headers.get("Retry-After")]).toEqual([503, "5"]);
  running.push(gateway.post({ body, headers: { "X-Agent": "bob" } }));
  await expect.poll(() => answers.length).toBe(3);
  for (const answer of answers) answer();
  expect((await Promise.all(running)).map(({ status }) => status)).toEqual([201, 201, 201]);
  const last = gateway.post({ body });
  await expect.poll(() => answers.length).toBe(4);
  answers.at(-1)?.();
  expect((await last).status).toBe(201);
});

test("an API that takes nothing more is given up within the reply: certainly not sent", async () => {
  const url = await serve((incoming, outgoing) => {
    if (incoming.url === "/v2/oauth2/token") giveToken(incoming, outgoing);
  });
  const gateway = await serveGateway({ apiUrl: url, timeouts: { write: 200 } });
  const response = await gateway.post({ body: largeReply(40_000_000) });
  expect(response.status).toBe(504);
  expect((await errorOf(response)).message).toMatch(/in time. Nothing was sent/);
});

test("an API that cannot be reached has certainly not been sent anything", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await new Promise((resolve) => server.close(resolve));
  const token = { expiresAt: Date.now() + 60_000, value: "t" };
  for (const apiUrl of [
    `http://127.0.0.1:${port}`,
    `http://localhost:${port}`,
    "http://nowhere.invalid",
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const gateway = await serveGateway({
      apiUrl,
      store: { ...memoryStore(), getToken: async () => token },
    });
    // oxlint-disable-next-line no-await-in-loop
    const response = await gateway.post({ key: "k" });
    expect(response.status).toBe(502);
    // oxlint-disable-next-line no-await-in-loop
    expect((await errorOf(response)).message).toMatch(/could not be reached. Nothing was sent/);
    // oxlint-disable-next-line no-await-in-loop
    expect(gateway.events).toMatchObject([{ outcome: "not-sent" }]);
  }
});

test("an API that answers before it has the reply is believed where it refuses, or took it", async () => {
  for (const [answered, shown] of [
    [413, 413],
    [201, 201],
    [200, 502],
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const url = await serve((incoming, outgoing) => {
      if (incoming.url === "/v2/oauth2/token") return giveToken(incoming, outgoing);
      incoming.on("error", () => {}).resume();
      const words = '{"message":"early"}';
      const type = { "Content-Type": "application/json" };
      outgoing.writeHead(answered ?? 0, { ...type, "Content-Length": words.length });
      // Without an end, at which Node would close the connection on what is still coming.
      outgoing.write(words);
    });
    // oxlint-disable-next-line no-await-in-loop
    const gateway = await serveGateway({ apiUrl: url });
    // oxlint-disable-next-line no-await-in-loop
    const response = await gateway.post({ body: largeReply(40_000_000), key: "k" });
    expect(response.status).toBe(shown);
    // oxlint-disable-next-line no-await-in-loop
    expect(await response.text()).toMatch(answered === 201 ? /^$/ : /early|before it had/);
  }
});
