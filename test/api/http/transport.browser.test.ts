import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { SendProgress } from "../../../src/api/port.js";
import { send, type TransportRequest } from "../../../src/api/http/transport.js";
import { createWorld, type World } from "../../browser/world.js";

const path = "/v2/conversations/123/reply";
const reply = { customer: { id: 123 }, text: "How are you?" };
const small = new Blob([JSON.stringify(reply)]);
/** More than the buffers on the way can hold. */
const large = new Blob([JSON.stringify({ ...reply, text: "x".repeat(40_000_000) })]);

function sending(world: World, options: Partial<TransportRequest> = {}) {
  const progress: SendProgress[] = [];
  let onUploaded = () => {};
  const uploaded = new Promise<void>((resolve) => (onUploaded = resolve));
  let onStarted = () => {};
  const started = new Promise<void>((resolve) => (onStarted = resolve));
  const answer = send({
    url: `${world.baseUrl}${path}`,
    headers: { "Content-Type": "application/json" },
    body: small,
    idleTimeout: 20_000,
    ...options,
    onProgress: (one) => {
      options.onProgress?.(one);
      progress.push(one);
      onStarted();
      if (one.sent === one.total) onUploaded();
    },
  });
  return { answer, progress, started, uploaded };
}

/** What the next reply meets. */
async function arm(world: World, outcome: object) {
  await world.control("POST", "/faults", { then: outcome });
  onTestFinished(async () => {
    await world.control("DELETE", "/faults");
  });
}

async function threadCount(world: World): Promise<number> {
  const state = await world.control("GET", "/state/conversations/123");
  return (state as { threads: unknown[] }).threads.length;
}

describe("an answer", () => {
  test("comes with its status, headers, body and address", async () => {
    const world = createWorld();
    const answer = await sending(world).answer;
    expect(answer).toMatchObject({ status: 201, body: "" });
    expect(answer.url).toBe(`${location.origin}${world.baseUrl}${path}`);
    expect(answer.header("resource-id")).toMatch(/^\d+$/);
    expect(answer.header("X-Unknown")).toBeNull();
    expect(await world.sent()).toEqual([reply]);
  });

  test("is one also where it is a refusal", async () => {
    const world = createWorld();
    await arm(world, { status: 503, body: { message: "Down for maintenance", logRef: "a1" } });
    const { status, body } = await sending(world).answer;
    expect([status, JSON.parse(body)]).toEqual([
      503,
      { message: "Down for maintenance", logRef: "a1" },
    ]);
  });

  test("is told the headers that were given", async () => {
    const world = createWorld();
    const headers = { "Content-Type": "application/json", "Idempotency-Key": "key-1" };
    await sending(world, { headers }).answer;
    expect((await world.replies())[0]?.headers).toMatchObject({
      "content-type": "application/json",
      "idempotency-key": "key-1",
    });
  });

  test("is no longer changed by an abort", async () => {
    const controller = new AbortController();
    const { answer } = sending(createWorld(), { signal: controller.signal });
    const { status } = await answer;
    controller.abort();
    expect(status).toBe(201);
    await expect(answer).resolves.toBeDefined();
  });
});

describe("progress", () => {
  test("grows to the total, which is the body's size", async () => {
    const world = createWorld();
    const body = new Blob([JSON.stringify({ ...reply, text: "x".repeat(5_000_000) })]);
    const { answer, progress } = sending(world, { body });
    await answer;
    const sent = progress.map((one) => one.sent);
    expect(progress.every(({ total }) => total === body.size)).toBe(true);
    expect(sent).toEqual([...new Set(sent)].toSorted((a, b) => a - b));
    expect(sent.at(-1)).toBe(body.size);
  });
});

describe("an abort", () => {
  test("before it began puts nothing on the wire", async () => {
    const world = createWorld();
    const { answer, progress } = sending(world, { signal: AbortSignal.abort() });
    await expect(answer).rejects.toMatchObject({ reason: "aborted", uploaded: false });
    expect(progress).toEqual([]);
    expect(await world.replies()).toEqual([]);
  });

  test("before the upload ended is certain: nothing was created", async () => {
    const world = createWorld();
    await arm(world, { readBytesPerSecond: 1_000 });
    const controller = new AbortController();
    const { answer, progress, started } = sending(world, {
      body: large,
      signal: controller.signal,
    });
    await started;
    controller.abort();
    await expect(answer).rejects.toMatchObject({ reason: "aborted", uploaded: false });
    expect(progress.at(-1)?.sent).toBeLessThan(large.size);
    expect(await threadCount(world)).toBe(1);
  });

  test.each([
    [
      "at a third of a large one is certain, though a slow server leaves much in buffers",
      0.33,
      false,
    ],
    ["just before its end is not: what is missing may be on its way", 0.93, true],
  ])("%s", async (_when, share, uploaded) => {
    const world = createWorld();
    await arm(world, { readBytesPerSecond: 20_000_000 });
    const controller = new AbortController();
    const { answer } = sending(world, {
      body: large,
      signal: controller.signal,
      onProgress: ({ sent, total }) => {
        if (sent >= share * total) controller.abort();
      },
    });
    await expect(answer).rejects.toMatchObject({ reason: "aborted", uploaded });
  });

  test("after the upload says that it may have been sent", async () => {
    const world = createWorld();
    await arm(world, { hang: "after-creating" });
    const controller = new AbortController();
    const { answer } = sending(world, { signal: controller.signal });
    await expect.poll(() => threadCount(world)).toBe(2);
    controller.abort();
    await expect(answer).rejects.toMatchObject({ reason: "aborted", uploaded: true });
  });

  test("never says that less was sent than the progress did", async () => {
    const world = createWorld();
    await arm(world, { hang: true });
    const controller = new AbortController();
    const { answer, uploaded } = sending(world, { signal: controller.signal });
    await uploaded;
    controller.abort();
    await expect(answer).rejects.toMatchObject({ reason: "aborted", uploaded: true });
  });
});

describe("a connection that breaks", () => {
  test("before the request was read: not uploaded", async () => {
    const world = createWorld();
    await arm(world, { drop: "before-reading" });
    const { answer } = sending(world, { body: large });
    await expect(answer).rejects.toMatchObject({ reason: "connection", uploaded: false });
    expect(await threadCount(world)).toBe(1);
  });

  test.each([
    ["before anything was created", "after-reading", 1],
    ["after the thread was created", "after-creating", 2],
  ])("after the upload, %s: uploaded", async (_what, drop, threads) => {
    const world = createWorld();
    await arm(world, { drop });
    const { answer } = sending(world);
    await expect(answer).rejects.toMatchObject({ reason: "connection", uploaded: true });
    expect(await threadCount(world)).toBe(threads);
    expect(await world.replies()).toHaveLength(1);
  });
});

describe("in Firefox, which tells of an upload only once the server answers", () => {
  beforeEach(() => {
    const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0";
    vi.spyOn(navigator, "userAgent", "get").mockReturnValue(userAgent);
    for (const event of ["onload", "onprogress"] as const) {
      vi.spyOn(XMLHttpRequestEventTarget.prototype, event, "set").mockReturnValue();
    }
  });
  afterEach(() => void vi.restoreAllMocks());

  test.each([
    ["connection", { drop: "after-creating" }],
    ["timeout", { hang: "after-creating" }],
  ])("no answer after the thread was created (%s): may have been sent", async (reason, outcome) => {
    const world = createWorld();
    await arm(world, outcome);
    const { answer } = sending(world, { idleTimeout: 1_000 });
    await expect(answer).rejects.toMatchObject({ reason, uploaded: true });
    expect(await threadCount(world)).toBe(2);
  });
});

describe("silence", () => {
  test("after the upload is given up, and may have been sent", async () => {
    const world = createWorld();
    await arm(world, { hang: true });
    const { answer, progress } = sending(world, { idleTimeout: 1_000 });
    await expect(answer).rejects.toMatchObject({ reason: "timeout", uploaded: true });
    expect(progress.at(-1)?.sent).toBe(small.size);
    // The request itself is ended, too.
    await expect.poll(async () => (await world.replies())[0]?.status).toBe(0);
  });

  test("during the upload is given up, and certainly not sent", async () => {
    const world = createWorld();
    await arm(world, { readBytesPerSecond: 1 });
    const { answer } = sending(world, { body: large, idleTimeout: 500 });
    await expect(answer).rejects.toMatchObject({ reason: "timeout", uploaded: false });
    expect(await threadCount(world)).toBe(1);
  });

  test("is counted anew from every progress", async () => {
    const world = createWorld();
    await arm(world, { hang: true });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const { answer, uploaded } = sending(world, { idleTimeout: 1_000 });
    const outcome = vi.fn();
    answer.catch(outcome);
    vi.advanceTimersByTime(900);
    await uploaded;
    // By then the browser has fired all its events of the upload.
    await world.replies();
    vi.advanceTimersByTime(900);
    await world.replies();
    expect(outcome).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    await expect(answer).rejects.toMatchObject({ reason: "timeout", uploaded: true });
  });
});
