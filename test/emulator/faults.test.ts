import { Agent, request as nodeRequest } from "node:http";
import { connect } from "node:net";
import { once } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { REPLY, startEmulator, TOKEN } from "./client.js";
import type { Client } from "./client.js";
import * as shapes from "./shapes.js";

async function threadCount({ read }: Client): Promise<number> {
  return (await read("/v2/conversations/123", shapes.conversation)).threads;
}

async function logged({ read }: Client) {
  return (await read("/_emulator/requests", shapes.requests)).filter(
    ({ method }) => method === "POST",
  );
}

describe("connections that break", () => {
  it.each([
    ["before-reading", 1, {}],
    ["after-reading", 1, { body: REPLY }],
    ["after-creating", 2, { body: REPLY }],
  ])(
    "drops the connection %s, which leaves %i in the conversation",
    async (drop, threads, read) => {
      const client = await startEmulator();
      await client.arm({ then: { drop } });
      await expect(client.reply(123, REPLY)).rejects.toThrow();
      expect(await threadCount(client)).toBe(threads);
      const [entry] = await logged(client);
      expect({
        status: entry?.status,
        ...(entry?.body === undefined ? {} : { body: entry.body }),
      }).toEqual({
        status: 0,
        ...read,
      });
      expect((await client.reply(123, REPLY)).status).toBe(201);
    },
  );

  it("drops before reading while a large body is still on its way", async () => {
    const client = await startEmulator();
    await client.arm({ then: { drop: "before-reading" } });
    await expect(client.reply(123, { ...REPLY, text: "x".repeat(30_000_000) })).rejects.toThrow();
    expect(await threadCount(client)).toBe(1);
  });

  it("creates nothing when the client leaves in the middle of its body", async () => {
    const client = await startEmulator();
    const { hostname, port } = new URL(client.url);
    const socket = connect(Number(port), hostname);
    await once(socket, "connect");
    socket.write(
      `POST /v2/conversations/123/reply HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${TOKEN}\r\n` +
        `Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n${JSON.stringify(REPLY)}`,
    );
    await vi.waitFor(async () => expect(await logged(client)).toHaveLength(1));
    socket.destroy();
    await vi.waitFor(async () => expect(await logged(client)).toMatchObject([{ status: 0 }]));
    expect(await threadCount(client)).toBe(1);
  });

  it("meets a fresh connection: those that are idle close when a fault is armed", async () => {
    const client = await startEmulator();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const headers = { Authorization: `Bearer ${TOKEN}` };
    await new Promise((resolve) => {
      nodeRequest(`${client.url}/v2/users`, { agent, headers })
        .once("response", (response) => response.resume().once("end", resolve))
        .end();
    });
    await vi.waitFor(() => expect(Object.keys(agent.freeSockets)).toHaveLength(1));
    await client.arm({ then: { drop: "before-reading" } });
    await vi.waitFor(() => expect(Object.keys(agent.freeSockets)).toHaveLength(0));
  });
});

describe("answers on demand", () => {
  it("answers N requests with status S, then normally", async () => {
    const client = await startEmulator();
    await client.arm({ times: 2, then: { status: 503 } });
    const statuses = [];
    for (let index = 0; index < 3; index += 1)
      statuses.push((await client.reply(123, REPLY)).status);
    expect(statuses).toEqual([503, 503, 201]);
    expect(await threadCount(client)).toBe(2);
  });

  it("gives an error body of the usual kind unless told otherwise", async () => {
    const client = await startEmulator();
    await client.arm(
      { then: { status: 500 } },
      { then: { status: 400, body: "<h1>oops</h1>", contentType: "text/html" } },
    );
    const usual = await client.reply(123, REPLY);
    expect(usual.headers.get("Content-Type")).toBe("application/vnd.error+json");
    shapes.error.parse(await usual.json());
    const given = await client.reply(123, REPLY);
    expect(given.headers.get("Content-Type")).toBe("text/html");
    expect(await given.text()).toBe("<h1>oops</h1>");
  });

  it("gives a 429 as the API does, with headers of one's choice", async () => {
    const client = await startEmulator();
    await client.arm({ then: { status: 429, headers: { "X-RateLimit-Retry-After": "3" } } });
    const response = await client.reply(123, REPLY);
    expect(await response.text()).toBe('{"message":"API rate limit exceeded"}');
    expect(response.headers.get("X-RateLimit-Retry-After")).toBe("3");
    expect(response.headers.get("X-RateLimit-Limit-Minute")).not.toBeNull();
  });

  it("answers with JSON, or with no body at all", async () => {
    const client = await startEmulator();
    await client.arm(
      { then: { status: 412, body: { message: "locked" } } },
      { then: { status: 204 } },
    );
    expect(await (await client.reply(123, REPLY)).json()).toEqual({ message: "locked" });
    expect(await (await client.reply(123, REPLY)).text()).toBe("");
  });

  it("meets only POSTs of a reply unless told otherwise", async () => {
    const client = await startEmulator();
    await client.arm({ then: { status: 500 } });
    expect((await client.request("/v2/conversations/123")).status).toBe(200);
    expect((await client.reply(123, REPLY)).status).toBe(500);
  });

  it.each([
    [{ path: "/users" }, 500, 200],
    [{ path: "^/v2/(users|nothing)$" }, 500, 200],
    [{ method: "get" }, 500, 500],
    [{ path: "?status=closed" }, 200, 500],
    [{ method: "POST" }, 200, 200],
  ])("matches by method and by path, as text or as a pattern: %j", async (match, users, closed) => {
    const client = await startEmulator();
    await client.arm({ match, times: null, then: { status: 500 } });
    expect((await client.request("/v2/users")).status).toBe(users);
    expect((await client.request("/v2/conversations?status=closed")).status).toBe(closed);
  });

  it("lasts until cleared when it counts no times", async () => {
    const client = await startEmulator();
    await client.arm({ times: null, then: { status: 500 } });
    for (let index = 0; index < 5; index += 1)
      expect((await client.reply(123, REPLY)).status).toBe(500);
    await client.request("/_emulator/faults", { method: "DELETE" });
    expect((await client.reply(123, REPLY)).status).toBe(201);
  });

  it.each([
    {},
    { then: {} },
    { then: { status: 99 } },
    { then: { drop: "sometimes" } },
    { match: "/users", then: { hang: true } },
  ])("refuses a fault it does not understand: %j", async (fault) => {
    const client = await startEmulator();
    expect((await client.arm(fault)).status).toBe(400);
    expect((await client.reply(123, REPLY)).status).toBe(201);
  });
});

describe("slowness", () => {
  it("delays, then answers normally", async () => {
    const client = await startEmulator();
    await client.arm({ then: { delayMs: 120 } });
    const start = performance.now();
    expect((await client.reply(123, REPLY)).status).toBe(201);
    expect(performance.now() - start).toBeGreaterThan(100);
  });

  it("reads slowly, then answers normally", async () => {
    const client = await startEmulator();
    await client.arm({ then: { readBytesPerSecond: 10_000 } });
    const start = performance.now();
    expect((await client.reply(123, { ...REPLY, text: "x".repeat(1_500) })).status).toBe(201);
    expect(performance.now() - start).toBeGreaterThan(130);
  });

  it("holds the client's upload back while it reads slowly", async () => {
    const client = await startEmulator();
    await client.arm({ then: { readBytesPerSecond: 1 } });
    const upload = nodeRequest(`${client.url}/v2/conversations/123/reply`, {
      method: "POST",
      headers: { Authorization: `Bearer ${TOKEN}`, "Content-Type": "application/json" },
    });
    upload.on("error", () => {});
    const isSent = vi.fn();
    upload.end(Buffer.alloc(40_000_000, "x"), isSent);
    await vi.waitFor(async () => expect(await logged(client)).toMatchObject([{ status: null }]));
    await client.request("/v2/users");
    expect(isSent).not.toHaveBeenCalled();
    upload.destroy();
  });

  it.each([{ hang: true }, { delayMs: 60_000 }, { readBytesPerSecond: 1 }])(
    "clearing ends what is in progress, with nothing created: %j",
    async (then) => {
      const client = await startEmulator();
      await client.arm({ then });
      const reply = client.reply(123, REPLY);
      await vi.waitFor(async () => expect(await logged(client)).toMatchObject([{ status: null }]));
      await client.request("/_emulator/faults", { method: "DELETE" });
      expect((await reply).status).toBe(503);
      expect(await threadCount(client)).toBe(1);
    },
  );

  it("hangs until the client leaves", async () => {
    const client = await startEmulator();
    await client.arm({ then: { hang: true } });
    const leaving = new AbortController();
    const reply = client.request("/v2/conversations/123/reply", {
      method: "POST",
      body: JSON.stringify(REPLY),
      headers: { "Content-Type": "application/json" },
      signal: leaving.signal,
    });
    await vi.waitFor(async () =>
      expect(await logged(client)).toMatchObject([{ status: null, body: REPLY }]),
    );
    leaving.abort();
    await expect(reply).rejects.toThrow();
    await vi.waitFor(async () => expect(await logged(client)).toMatchObject([{ status: 0 }]));
  });

  it("hangs after creating: a timeout is ambiguous", async () => {
    const client = await startEmulator();
    await client.arm({ then: { hang: "after-creating" } });
    const reply = client.reply(123, REPLY);
    await vi.waitFor(async () => expect(await threadCount(client)).toBe(2));
    await client.request("/_emulator/faults", { method: "DELETE" });
    const response = await reply;
    expect(response.status).toBe(201);
    expect(response.headers.get("Resource-ID")).not.toBeNull();
  });
});

describe("Connection: close", () => {
  const isKept = (response: Response) => response.headers.get("Connection") !== "close";

  it("while a fault is armed, and for the answer that uses it up", async () => {
    const client = await startEmulator();
    expect(isKept(await client.request("/v2/users"))).toBe(true);
    expect(isKept(await client.arm({ then: { status: 500 } }))).toBe(false);
    expect(isKept(await client.request("/v2/users"))).toBe(false);
    expect(isKept(await client.reply(123, REPLY))).toBe(false);
    expect(isKept(await client.request("/v2/users"))).toBe(true);
  });

  it("always, when the settings say so", async () => {
    const client = await startEmulator({ connectionClose: true });
    expect(isKept(await client.request("/v2/users"))).toBe(false);
    await client.post("/_emulator/settings", { connectionClose: false });
    expect(isKept(await client.request("/v2/users"))).toBe(true);
  });
});
