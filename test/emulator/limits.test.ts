import { request as open } from "node:http";
import type { IncomingMessage } from "node:http";
import { describe, expect, it, vi } from "vitest";
import { REPLY, startEmulator, TOKEN } from "./client.js";
import * as shapes from "./shapes.js";

describe("rate limit", () => {
  it("429 with its three headers, and nothing but a message in the body", async () => {
    const { request } = await startEmulator({ rateLimitPerMinute: 1 });
    await request("/v2/users");
    const response = await request("/v2/users");
    expect(response.status).toBe(429);
    expect(await response.text()).toBe('{"message":"API rate limit exceeded"}');
    expect(response.headers.get("X-RateLimit-Limit-Minute")).toBe("1");
    expect(response.headers.get("X-RateLimit-Remaining-Minute")).toBe("0");
    expect(Number(response.headers.get("X-RateLimit-Retry-After"))).toBeGreaterThan(0);
  });

  it("X-RateLimit-Retry-After counts the seconds until it answers again", async () => {
    let time = Date.parse("2026-01-01T00:00:00Z");
    const { request } = await startEmulator({ now: () => new Date(time), rateLimitPerMinute: 1 });
    await request("/v2/users");
    time += 45_000;
    expect((await request("/v2/users")).headers.get("X-RateLimit-Retry-After")).toBe("15");
    time += 14_999;
    expect((await request("/v2/users")).status).toBe(429);
    time += 1;
    expect((await request("/v2/users")).status).toBe(200);
  });

  it("writes count double", async () => {
    const { request, reply } = await startEmulator({ rateLimitPerMinute: 10 });
    expect((await request("/v2/users")).headers.get("X-RateLimit-Remaining-Minute")).toBe("9");
    expect((await reply(123, REPLY)).headers.get("X-RateLimit-Remaining-Minute")).toBe("7");
  });

  it("creates nothing beyond it", async () => {
    const { post, reply, read } = await startEmulator();
    await post("/_emulator/settings", { rateLimitPerMinute: 0 });
    expect((await reply(123, REPLY)).status).toBe(429);
    await post("/_emulator/settings", { rateLimitPerMinute: 100 });
    expect((await read("/v2/conversations/123", shapes.conversation)).threads).toBe(1);
  });
});

describe("body limit", () => {
  const sized = (bytes: number) => {
    const empty = JSON.stringify({ ...REPLY, text: "" }).length;
    return { ...REPLY, text: "x".repeat(bytes - empty) };
  };

  it("413 beyond it, and not one byte sooner", async () => {
    const { reply, read } = await startEmulator({ bodyLimit: 5_000 });
    expect((await reply(123, sized(5_000))).status).toBe(201);
    const refused = await reply(123, sized(5_001));
    expect(refused.status).toBe(413);
    shapes.error.parse(await refused.json());
    expect((await read("/v2/conversations/123", shapes.conversation)).threads).toBe(2);
  });

  it("answers 413 even to a body many times larger than the limit", async () => {
    const { reply } = await startEmulator({ bodyLimit: 5_000 });
    expect((await reply(123, sized(20_000_000))).status).toBe(413);
  });

  it("waits for the end of the body, so that the 413 meets a client that listens", async () => {
    const { url, request: get } = await startEmulator({ bodyLimit: 5_000 });
    const headers = { Authorization: `Bearer ${TOKEN}`, "Content-Type": "application/json" };
    const upload = open(`${url}/v2/conversations/123/reply`, { method: "POST", headers });
    const answered = vi.fn();
    upload.on("response", answered);
    upload.write("x".repeat(6_000));
    await get("/v2/users");
    expect(answered).not.toHaveBeenCalled();
    upload.end("x");
    const response = await new Promise<IncomingMessage>((resolve) =>
      upload.once("response", resolve),
    );
    expect(response.statusCode).toBe(413);
    response.resume();
  });

  it("takes 50 MiB of files by default", async () => {
    const { reply } = await startEmulator();
    const data = Buffer.alloc(10 * 1_024 * 1_024).toString("base64");
    const attachments = ["a", "b", "c", "d", "e"].map((fileName) => ({
      fileName,
      mimeType: "x/y",
      data,
    }));
    expect((await reply(123, { ...REPLY, attachments })).status).toBe(201);
  });
});
