import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { REPLY, startEmulator } from "./client.js";
import * as shapes from "./shapes.js";

const rawState = z.object({
  status: z.string(),
  deleted: z.boolean(),
  merged: z.object({ into: z.number(), at: z.string() }).nullable(),
  threads: z.array(
    z.object({
      state: z.string(),
      imported: z.boolean(),
      bcc: z.array(z.string()),
      attachments: z.array(
        z.object({ fileName: z.string(), size: z.number(), sha256: z.string() }),
      ),
    }),
  ),
});

describe("/_emulator/reset", () => {
  it("goes back to the seed, with faults, settings and log cleared, and keeps the tokens", async () => {
    const { reply, post, arm, read } = await startEmulator();
    await reply(123, REPLY);
    await arm({ times: null, then: { status: 500 } });
    await post("/_emulator/settings", { bodyLimit: 1 });
    await post("/_emulator/conversations/123", { delete: true });
    expect((await post("/_emulator/reset", {})).status).toBe(204);
    expect(await read("/_emulator/requests", shapes.requests)).toEqual([]);
    expect((await read("/v2/conversations/123", shapes.conversation)).threads).toBe(1);
    expect((await reply(123, REPLY)).status).toBe(201);
  });
});

describe("/_emulator/requests", () => {
  it("logs what came, in order, without the token", async () => {
    const { reply, request, post, read } = await startEmulator();
    await request("/v2/conversations?status=all&page=1");
    const withFile = {
      ...REPLY,
      attachments: [{ fileName: "file.txt", mimeType: "plain/text", data: "ZmlsZQ==" }],
    };
    await reply(123, withFile);
    await post("/v2/conversations/123/reply", "{", { "Idempotency-Key": "abc" });
    expect(await read("/_emulator/requests", shapes.requests)).toMatchObject([
      {
        method: "GET",
        path: "/v2/conversations",
        query: { status: "all", page: "1" },
        status: 200,
      },
      { method: "POST", path: "/v2/conversations/123/reply", body: withFile, status: 201 },
      {
        method: "POST",
        headers: { "idempotency-key": "abc", authorization: "Bearer" },
        status: 400,
      },
    ]);
    await request("/_emulator/requests", { method: "DELETE" });
    expect(await read("/_emulator/requests", shapes.requests)).toEqual([]);
  });

  it("logs length and digest in place of large files", async () => {
    const { reply, read } = await startEmulator();
    const bytes = Buffer.alloc(200_000, 7);
    const file = { fileName: "a.bin", mimeType: "x/y" };
    await reply(123, { ...REPLY, attachments: [{ ...file, data: bytes.toString("base64") }] });
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(await read("/_emulator/requests", shapes.requests)).toMatchObject([
      { body: { ...REPLY, attachments: [{ ...file, data: { length: 200_000, sha256 } }] } },
    ]);
  });
});

describe("/_emulator/conversations/{id}", () => {
  it("merges, and undoes it", async () => {
    const { post, request } = await startEmulator();
    await post("/_emulator/conversations/123", { mergeInto: 101 });
    expect((await request("/v2/conversations/123", { redirect: "manual" })).status).toBe(301);
    await post("/_emulator/conversations/123", { mergeInto: null });
    expect((await request("/v2/conversations/123", { redirect: "manual" })).status).toBe(200);
  });

  it("deletes", async () => {
    const { post, reply } = await startEmulator();
    await post("/_emulator/conversations/123", { delete: true });
    expect((await reply(123, REPLY)).status).toBe(404);
  });

  it("sets the status", async () => {
    const { post, read } = await startEmulator();
    await post("/_emulator/conversations/123", { status: "closed" });
    expect((await read("/v2/conversations/123", shapes.conversation)).status).toBe("closed");
  });

  it("locks by age and unlocks", async () => {
    const { post, reply } = await startEmulator();
    await post("/_emulator/conversations/123", { lock: "too-old" });
    expect((await reply(123, REPLY)).status).toBe(412);
    await post("/_emulator/conversations/123", { lock: null });
    expect((await reply(123, REPLY)).status).toBe(201);
    await post("/_emulator/conversations/114", { lock: null });
    expect((await reply(114, REPLY)).status).toBe(201);
  });

  it("fills up to so many threads without looking like news", async () => {
    const { post, reply, read } = await startEmulator();
    const before = await read("/v2/conversations/123", shapes.conversation);
    await post("/_emulator/conversations/123", { threads: 99 });
    expect(await read("/v2/conversations/123", shapes.conversation)).toEqual({
      ...before,
      threads: 99,
    });
    expect((await reply(123, REPLY)).status).toBe(412);
  });

  it.each([{ status: "open" }, { mergeInto: "101" }, { merge: 101 }])(
    "refuses %j",
    async (patch) => {
      const { post } = await startEmulator();
      expect((await post("/_emulator/conversations/123", patch)).status).toBe(400);
    },
  );

  it("does not know conversations that do not exist", async () => {
    const { post, request } = await startEmulator();
    expect((await post("/_emulator/conversations/1", {})).status).toBe(404);
    expect(
      (await post("/_emulator/conversations/1/threads", { type: "note", text: "x" })).status,
    ).toBe(404);
    expect((await request("/_emulator/state/conversations/1")).status).toBe(404);
  });
});

describe("/_emulator/conversations/{id}/threads", () => {
  it.each([
    ["customer", {}, "active", { type: "customer", id: 203 }],
    ["message", {}, "active", { type: "user", id: 2 }],
    ["message", { by: 4 }, "active", { type: "user", id: 4 }],
    ["note", {}, "closed", { type: "user", id: 2 }],
  ])("adds a %s %j while someone types: then %s", async (type, fields, status, createdBy) => {
    const { post, read } = await startEmulator();
    const response = await post("/_emulator/conversations/103/threads", {
      type,
      text: "<p>Hi</p>",
      ...fields,
    });
    expect(response.status).toBe(201);
    const { _embedded } = await read("/v2/conversations/103/threads", shapes.threads);
    expect(_embedded.threads[0]).toMatchObject({ type, body: "<p>Hi</p>", createdBy });
    expect((await read("/v2/conversations/103", shapes.conversation)).status).toBe(status);
  });

  it("files a thread at a given time", async () => {
    const { post, read } = await startEmulator();
    const createdAt = "2020-01-01T00:00:00Z";
    await post("/_emulator/conversations/103/threads", {
      type: "customer",
      text: "Old",
      createdAt,
    });
    const { _embedded } = await read("/v2/conversations/103/threads", shapes.threads);
    expect(_embedded.threads.at(-1)).toMatchObject({ body: "Old", createdAt });
  });
});

describe("/_emulator/state", () => {
  it("shows drafts, blind copies and files as they are stored", async () => {
    const { reply, read } = await startEmulator();
    const attachments = [{ fileName: "file.txt", mimeType: "plain/text", data: "ZmlsZQ==" }];
    await reply(123, { ...REPLY, draft: true, bcc: ["b@example.com"], attachments });
    const { threads } = await read("/_emulator/state/conversations/123", rawState);
    expect(threads.at(-1)).toEqual({
      state: "draft",
      imported: false,
      bcc: ["b@example.com"],
      attachments: [
        {
          fileName: "file.txt",
          size: 4,
          sha256: createHash("sha256").update("file").digest("hex"),
        },
      ],
    });
  });
});
