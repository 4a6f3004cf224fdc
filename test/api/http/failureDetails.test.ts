import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { FoundConversation } from "../../../src/api/port.js";
import { apiWith, errorFor } from "./answers.js";
import { attachment, reply } from "../outgoing.js";

describe("413 names what to remove", () => {
  test("the biggest files, biggest first", async () => {
    const attachments = [
      attachment("b.pdf", 6_000),
      attachment("d.pdf", 3),
      attachment("a.pdf", 8_999),
      attachment("c.pdf", 3_000),
    ];
    expect((await errorFor({ status: 413 }, { ...reply, attachments })).detail).toEqual({
      files: [
        { name: "a.pdf", size: 8_999 },
        { name: "b.pdf", size: 6_000 },
        { name: "c.pdf", size: 3_000 },
      ],
    });
  });

  test("none where it was the text alone", async () => {
    expect((await errorFor({ status: 413 })).detail).toEqual({ files: [] });
  });
});

describe("429 says when to try again", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse("2026-11-23T10:00:00Z") });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each<[string, Record<string, string>, number]>([
    ["the standard header", { "Retry-After": "30" }, 30],
    ["at once", { "Retry-After": "0" }, 0],
    ["a date", { "Retry-After": "Mon, 23 Nov 2026 10:01:30 GMT" }, 90],
    ["a part of a second", { "Retry-After": "1.5" }, 2],
    ["one header that a proxy joined of two", { "Retry-After": "30, 30" }, 30],
  ])("by %s", async (_what, headers, retryAfter) => {
    expect((await errorFor({ status: 429, headers })).detail).toEqual({ retryAfter });
  });

  test.each([
    ["no header", {}],
    ["an empty one", { "Retry-After": "" }],
    ["words", { "Retry-After": "soon" }],
    ["days", { "Retry-After": "999999" }],
    ["a number below 0", { "Retry-After": "-5" }],
    ["a number that is no number of seconds", { "Retry-After": "99999999999" }],
  ])("but not by %s", async (_what, headers) => {
    expect((await errorFor({ status: 429, headers })).detail).toEqual({});
  });
});

describe("404: where did it go?", () => {
  const found = (id: number | string, subject?: string): FoundConversation => ({
    id,
    status: "active",
    customer: { id: 1 },
    ...(subject === undefined ? {} : { subject }),
  });

  test("it moved, and has a subject", async () => {
    const error = await errorFor(
      { status: 404 },
      reply,
      apiWith(async () => found(456, "Merged")),
    );
    expect(error).toMatchObject({ code: "moved", detail: { to: { id: 456, subject: "Merged" } } });
  });

  test("it moved, and has none", async () => {
    const error = await errorFor(
      { status: 404 },
      reply,
      apiWith(async () => found("456")),
    );
    expect(error.detail).toEqual({ to: { id: "456" } });
  });

  test("it is gone", async () => {
    expect(await errorFor({ status: 404 })).toMatchObject({ code: "gone" });
  });

  test.each([123, "123"])("it is there, as %j, and yet takes no reply", async (id) => {
    const error = await errorFor(
      { status: 404 },
      reply,
      apiWith(async () => found(id)),
    );
    expect(error).toMatchObject({
      code: "server",
      detail: { status: 404, reason: "cannot-locate" },
    });
  });

  test("nobody can tell, and the cause is kept", async () => {
    const cause = new Error("508");
    const lost = apiWith(() => Promise.reject(cause));
    const error = await errorFor({ status: 404 }, reply, lost);
    expect(error).toMatchObject({
      code: "server",
      detail: { status: 404, reason: "cannot-locate" },
    });
    expect(error.cause).toBe(cause);
  });

  describe("from a server that does not answer", () => {
    const lost = { code: "server", detail: { status: 404, reason: "cannot-locate" } };
    const silent = () => {
      const asked: (AbortSignal | undefined)[] = [];
      const api = apiWith((_id, { signal } = {}) => {
        asked.push(signal);
        return new Promise(() => {});
      });
      return { api, asked };
    };

    test("nobody waits longer than for 15 seconds", async () => {
      vi.useFakeTimers();
      onTestFinished(() => void vi.useRealTimers());
      const { api, asked } = silent();
      const failing = errorFor({ status: 404 }, reply, api);
      vi.advanceTimersByTime(14_999);
      expect(asked.map((signal) => signal?.aborted)).toEqual([false]);
      vi.advanceTimersByTime(1);
      expect(await failing).toMatchObject(lost);
      expect(asked.map((signal) => signal?.aborted)).toEqual([true]);
    });

    test.each([
      ["already", true],
      ["while it was looked for", false],
    ])("nor longer than the agent, who gave up %s", async (_when, isBefore) => {
      const { api, asked } = silent();
      const controller = new AbortController();
      if (isBefore) controller.abort();
      const failing = errorFor({ status: 404 }, reply, api, controller.signal);
      controller.abort();
      expect(await failing).toMatchObject(lost);
      expect(asked.every((signal) => signal?.aborted)).toBe(true);
    });
  });

  test("no other status asks", async () => {
    const getConversation = vi.fn(async () => undefined);
    for (const status of [400, 401, 403, 412, 413, 429, 500]) {
      await errorFor({ status }, reply, apiWith(getConversation));
    }
    expect(getConversation).not.toHaveBeenCalled();
  });
});
