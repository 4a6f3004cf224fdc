import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { CreateReplyOptions, OutgoingReply } from "../../../src/api/port.js";
import { createHelpScoutApi } from "../../../src/api/helpScout/api.js";
import { ReplyError } from "../../../src/domain/errors.js";
import { createWorld, type World } from "../../browser/world.js";
import { attachment, reply } from "../outgoing.js";

interface Threads {
  threads: { id: number }[];
}

/** An inbox of its own, and what a reply to it comes to. */
function setUp(idleTimeout?: number) {
  const world = createWorld();
  const api = createHelpScoutApi({
    baseUrl: world.baseUrl,
    ...(idleTimeout === undefined ? {} : { idleTimeout }),
  });
  const send = (id = 123, of: OutgoingReply = reply, options: Partial<CreateReplyOptions> = {}) =>
    api.createReply(id, of, { attemptId: crypto.randomUUID(), ...options });
  return {
    world,
    send,
    failure: async (...args: Parameters<typeof send>): Promise<ReplyError> => {
      const thrown: unknown = await send(...args).catch((error: unknown) => error);
      if (thrown instanceof ReplyError) return thrown;
      throw new Error("no ReplyError was thrown", { cause: thrown });
    },
    /** What the next replies meet. */
    arm: async (then: object, times = 1) => {
      await world.control("POST", "/faults", { then, times });
      onTestFinished(async () => {
        await world.control("DELETE", "/faults");
      });
    },
    threads: async () =>
      ((await world.control("GET", "/state/conversations/123")) as Threads).threads,
  };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a reply that was accepted", () => {
  test("gives the id of its thread", async () => {
    const { send, threads } = setUp();
    const { threadId } = await send();
    expect(threadId).toBe((await threads()).at(-1)?.id);
  });

  test("is accepted though its id cannot be read", async () => {
    const { send, arm } = setUp();
    await arm({ status: 201 });
    expect(await send()).toEqual({});
  });

  test.each([
    ["thread_1", "thread_1"],
    ["9007199254740993", "9007199254740993"],
    ["567", 567],
  ])("has the id %s as it can be told apart", async (id, threadId) => {
    const { send, arm } = setUp();
    await arm({ status: 201, headers: { "Resource-ID": id } });
    expect(await send()).toEqual({ threadId });
  });
});

describe("a reply that was refused", () => {
  test("400: for which fields, and support's reference", async () => {
    const { failure } = setUp();
    const error = await failure(123, { ...reply, cc: ["a@example.com", "not an address"] });
    expect(error.code).toBe("invalid");
    expect(error.detail).toMatchObject({
      problems: [{ path: "cc[1]", message: expect.any(String) }],
      logRef: expect.stringMatching(/./),
    });
  });

  test("401: the session ended", async () => {
    const { failure, arm } = setUp();
    // The gateway renews its token once.
    await arm({ status: 401 }, 2);
    expect(await failure()).toMatchObject({ code: "unauthorized" });
  });

  test("403", async () => {
    const { failure, arm } = setUp();
    await arm({ status: 403 });
    expect(await failure()).toMatchObject({ code: "forbidden" });
  });

  test.each([
    ["merged", 106],
    ["merged twice", 107],
  ])("404: it was %s, and says where to", async (_what, id) => {
    expect(await setUp().failure(id)).toMatchObject({
      code: "moved",
      detail: { to: { id: 101, subject: "Grinder makes a rattling noise" } },
    });
  });

  test.each([
    ["deleted", 110],
    ["merged long ago", 111],
    ["never there", 99_999],
  ])("404: it was %s", async (_what, id) => {
    expect(await setUp().failure(id)).toMatchObject({ code: "gone" });
  });

  test("404: merges that lead in a circle are followed to no end", async () => {
    const error = await setUp().failure(108);
    expect(error).toMatchObject({
      code: "server",
      detail: { status: 404, reason: "cannot-locate" },
    });
  });

  test.each([
    ["thread-limit", 112],
    ["too-old", 114],
  ])("412: locked, %s", async (reason, id) => {
    expect(await setUp().failure(id)).toMatchObject({ code: "locked", detail: { reason } });
  });

  test("412: locked, nobody says why", async () => {
    const { failure, arm } = setUp();
    await arm({ status: 412, body: { message: "Precondition failed" } });
    expect(await failure()).toMatchObject({ code: "locked", detail: { reason: "unknown" } });
  });

  test("413: names the biggest files", async () => {
    const { world, failure, threads } = setUp();
    await world.control("POST", "/settings", { bodyLimit: 5_000 });
    const sizes = { "a.pdf": 900, "b.pdf": 3_000, "c.pdf": 90, "d.pdf": 1_800 };
    const attachments = Object.entries(sizes).map(([name, size]) => attachment(name, size));
    const error = await failure(123, { ...reply, attachments });
    expect(error.code).toBe("too-large");
    expect(error.detail).toEqual({
      files: [
        { name: "b.pdf", size: 3_000 },
        { name: "d.pdf", size: 1_800 },
        { name: "a.pdf", size: 900 },
      ],
      logRef: expect.any(String),
    });
    expect(await threads()).toHaveLength(1);
  });

  test("429: in how many seconds it may be tried again", async () => {
    const { failure, arm } = setUp();
    await arm({ status: 429, headers: { "X-RateLimit-Retry-After": "42" } });
    const error = await failure();
    expect(error).toMatchObject({ code: "rate-limited", detail: { retryAfter: 42 } });
    expect(error.message).toBe("API rate limit exceeded");
  });

  test("500: the API knows that it failed", async () => {
    const { failure, arm } = setUp();
    await arm({ status: 500, body: { message: "Oops", logRef: "a1" } });
    expect(await failure()).toMatchObject({
      code: "server",
      detail: { status: 500, logRef: "a1" },
      message: "Oops",
    });
  });
});

describe("a reply whose outcome nobody knows", () => {
  test.each([500, 502, 504])("%i from a proxy", async (status) => {
    const { failure, arm } = setUp();
    await arm({ status, body: "<h1>Bad Gateway</h1>", contentType: "text/html" });
    expect(await failure()).toMatchObject({ code: "maybe-sent" });
  });

  test.each([
    ["a portal's page", "<title>Sign in to Airport WiFi</title>", "text/html"],
    ["some JSON", '{"id":1}', "application/json"],
  ])("200 with %s is no 201", async (_what, body, contentType) => {
    const { failure, arm } = setUp();
    await arm({ status: 200, body, contentType });
    expect(await failure()).toMatchObject({ code: "maybe-sent" });
  });

  test("a connection lost after the thread was created", async () => {
    const { failure, arm, threads } = setUp();
    await arm({ drop: "after-creating" });
    expect(await failure()).toMatchObject({ code: "maybe-sent" });
    expect(await threads()).toHaveLength(2);
  });

  test("a server that falls silent", async () => {
    const { failure, arm } = setUp(300);
    await arm({ hang: true });
    expect(await failure()).toMatchObject({ code: "maybe-sent" });
  });

  test("one that was given up after the upload", async () => {
    const { world, failure, arm } = setUp();
    await arm({ hang: true });
    const controller = new AbortController();
    const failing = failure(123, reply, { signal: controller.signal });
    await expect
      .poll(() => world.sent())
      .toEqual([expect.objectContaining({ text: expect.any(String) })]);
    controller.abort();
    expect(await failing).toMatchObject({ code: "maybe-sent" });
  });
});

describe("a reply that certainly was not sent", () => {
  const large: OutgoingReply = { ...reply, attachments: [attachment("a.bin", 30_000_000)] };

  test("a connection lost during the upload", async () => {
    const { failure, arm, threads } = setUp();
    await arm({ drop: "before-reading" });
    expect(await failure(123, large)).toMatchObject({ code: "network" });
    expect(await threads()).toHaveLength(1);
  });

  test("an abort during the upload, which is no failure", async () => {
    const { send, arm } = setUp();
    await arm({ readBytesPerSecond: 1_000 });
    const controller = new AbortController();
    const onProgress = () => controller.abort();
    const sending = send(123, large, { signal: controller.signal, onProgress });
    await expect(sending).rejects.toHaveProperty("name", "AbortError");
  });

  test("offline: nothing is put on the wire", async () => {
    const { world, failure } = setUp();
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    expect(await failure()).toMatchObject({ code: "offline" });
    expect(await world.replies()).toEqual([]);
  });
});

describe("what became of an attempt", () => {
  const find = (world: World, id: string) =>
    createHelpScoutApi({ baseUrl: world.baseUrl, attempts: true }).findAttempt?.(id);

  test("is asked of the server where it can tell", async () => {
    const { world, send } = setUp();
    await send(123, reply, { attemptId: "arrived" });
    expect(await find(world, "arrived")).toBe("sent");
    expect(await find(world, "never-heard-of")).toBe("unknown");
    vi.spyOn(globalThis, "fetch").mockResolvedValue(Response.json({ outcome: "not-sent" }));
    expect(await find(world, "refused")).toBe("not-sent");
  });

  test.each([
    ["fails", () => Promise.reject(new TypeError("Failed to fetch"))],
    ["knows no such thing", async () => new Response("{}", { status: 404 })],
    ["answers with a page", async () => new Response("<html>")],
    ["says another word", async () => Response.json({ outcome: "perhaps" })],
  ])("is unknown where the server %s", async (_what, answer) => {
    vi.spyOn(globalThis, "fetch").mockImplementation(answer);
    expect(await find(createWorld(), "a")).toBe("unknown");
  });

  test("is not asked of a server of which nobody says that it can tell", () => {
    expect(createHelpScoutApi({ baseUrl: "" })).not.toHaveProperty("findAttempt");
  });
});
