import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { REPLY, startEmulator } from "./client.js";
import type { Client } from "./client.js";
import * as shapes from "./shapes.js";

async function newestThread({ read }: Client, id = 123) {
  const { _embedded } = await read(`/v2/conversations/${id}/threads`, shapes.threads);
  return shapes.thread.parse(_embedded.threads[0]);
}

async function statusAfter(client: Client, id: number, fields: object): Promise<string> {
  expect((await client.reply(id, { ...REPLY, ...fields })).status).toBe(201);
  return (await client.read(`/v2/conversations/${id}`, shapes.conversation)).status;
}

describe("POST /v2/conversations/{id}/reply, its effects", () => {
  it("Resource-Id: internal ID of the newly created thread", async () => {
    const client = await startEmulator();
    const response = await client.reply(123, REPLY);
    expect(await newestThread(client)).toMatchObject({
      id: Number(response.headers.get("Resource-ID")),
      type: "message",
      state: "published",
      body: "How are you?",
      customer: { id: 123 },
      to: ["daniel.price@example.com"],
      cc: [],
      bcc: [],
    });
  });

  it("every POST makes a thread: the same reply twice is two", async () => {
    const client = await startEmulator();
    const headers = { "Idempotency-Key": "once" };
    await client.post("/v2/conversations/123/reply", REPLY, headers);
    await client.post("/v2/conversations/123/reply", REPLY, headers);
    expect((await client.read("/v2/conversations/123", shapes.conversation)).threads).toBe(3);
  });

  it.each([103, 104, 105])(
    "if not explicitly set, a reply thread will reactivate the conversation (%i)",
    async (id) => {
      expect(await statusAfter(await startEmulator(), id, {})).toBe("active");
    },
  );

  it.each([
    [{}, 1],
    [{ assignTo: 2 }, 2],
    [{ assignTo: null }, undefined],
  ])("assignTo gives the conversation to a user, or to nobody: %j", async (fields, id) => {
    const client = await startEmulator();
    await statusAfter(client, 101, fields);
    const { assignee } = await client.read("/v2/conversations/101", shapes.conversation);
    expect(assignee?.id).toBe(id);
  });

  it("assignTo somebody who does not exist is refused, and nothing changes", async () => {
    const client = await startEmulator();
    const response = await client.reply(101, { ...REPLY, assignTo: 999 });
    expect(response.status).toBe(400);
    expect(shapes.error.parse(await response.json())).toMatchObject({
      _embedded: { errors: [{ path: "assignTo" }] },
    });
  });

  it.each([
    ["closed", "closed"],
    ["pending", "pending"],
    ["spam", "spam"],
    ["active", "active"],
    ["all", "active"],
    ["open", "active"],
  ])(
    "use status to change conversation status when adding a thread: %s is stored as %s",
    async (status, stored) => {
      const client = await startEmulator();
      expect(await statusAfter(client, 103, { status })).toBe(stored);
      expect((await newestThread(client, 103)).status).toBe(stored);
    },
  );

  it("the conversation will be reopened unless the thread is imported", async () => {
    const client = await startEmulator();
    expect(await statusAfter(client, 103, { imported: true })).toBe("closed");
    expect(await statusAfter(client, 103, { imported: false })).toBe("active");
  });

  it("an explicit status with imported applies", async () => {
    expect(
      await statusAfter(await startEmulator(), 103, { imported: true, status: "pending" }),
    ).toBe("pending");
  });

  it("if draft is set to true, a draft reply is created, and the status stays", async () => {
    const client = await startEmulator();
    expect(await statusAfter(client, 103, { draft: true, status: "active" })).toBe("closed");
    expect((await newestThread(client, 103)).state).toBe("draft");
  });

  it("the count of threads and the preview leave drafts out", async () => {
    const client = await startEmulator();
    const before = await client.read("/v2/conversations/123", shapes.conversation);
    await client.reply(123, { ...REPLY, draft: true });
    expect(await client.read("/v2/conversations/123", shapes.conversation)).toEqual(before);
    await client.reply(123, { ...REPLY, text: "<p>Fine &amp; you?</p>" });
    const after = await client.read("/v2/conversations/123", shapes.conversation);
    expect(after).toMatchObject({
      threads: before.threads + 1,
      preview: "Fine & you?",
      customerWaitingSince: null,
    });
    expect(after.userUpdatedAt > before.userUpdatedAt).toBe(true);
  });

  it("imported with createdAt files the thread at that time", async () => {
    const client = await startEmulator();
    const before = await client.read("/v2/conversations/123", shapes.conversation);
    await client.reply(123, {
      ...REPLY,
      text: "Long ago",
      imported: true,
      createdAt: "2019-05-06T09:08:07+02:00",
    });
    const { _embedded } = await client.read("/v2/conversations/123/threads", shapes.threads);
    expect(_embedded.threads.at(-1)).toMatchObject({
      body: "Long ago",
      createdAt: "2019-05-06T07:08:07Z",
    });
    const after = await client.read("/v2/conversations/123", shapes.conversation);
    expect(after).toEqual({ ...before, threads: before.threads + 1 });
  });

  it("user: ID of the user who is adding the thread", async () => {
    const client = await startEmulator();
    await client.reply(123, { ...REPLY, user: 3 });
    expect((await newestThread(client)).createdBy).toEqual({
      id: 3,
      type: "user",
      first: "Priya",
      last: "Nair",
      email: "priya@fernhill.example",
    });
  });

  it("the resource owner is the default when user is not set", async () => {
    const client = await startEmulator();
    await client.reply(123, REPLY);
    expect((await newestThread(client)).createdBy).toMatchObject({ id: 1, type: "user" });
  });

  it("keeps cc and bcc with the thread", async () => {
    const client = await startEmulator();
    await client.reply(123, {
      ...REPLY,
      cc: ["a@example.com", "b@example.com"],
      bcc: ["c@example.com"],
    });
    expect(await newestThread(client)).toMatchObject({
      cc: ["a@example.com", "b@example.com"],
      bcc: ["c@example.com"],
    });
  });

  it("a customer's id wins over an email", async () => {
    const client = await startEmulator();
    await client.reply(123, {
      ...REPLY,
      customer: { id: 201, email: "marcus.holt@holtandsons.example" },
    });
    expect((await newestThread(client)).customer.id).toBe(201);
    await client.reply(123, { ...REPLY, customer: { id: 201, email: 7 } });
    expect((await newestThread(client)).customer.id).toBe(201);
  });

  it("a known email finds its customer, whatever its case", async () => {
    const client = await startEmulator();
    await client.reply(123, { ...REPLY, customer: { email: "Ann.Lee@HOME.example" } });
    expect((await newestThread(client)).customer.id).toBe(201);
  });

  it("an unknown email creates a customer", async () => {
    const client = await startEmulator();
    await client.reply(123, { ...REPLY, customer: { email: "new@example.com" } });
    const { customer, to } = await newestThread(client);
    const { _embedded } = await client.read(
      "/v2/customers?query=new@example.com",
      shapes.customers,
    );
    expect(_embedded.customers.map(({ id }) => id)).toEqual([customer.id]);
    expect(to).toEqual(["new@example.com"]);
  });

  it("fileName on the way in, filename on the way out; name and type unchanged", async () => {
    const client = await startEmulator();
    const fileName = "räksmörgås – 報告 🧾.txt";
    await client.reply(123, {
      ...REPLY,
      attachments: [{ fileName, mimeType: "plain/text", data: "ZmlsZQ==" }],
    });
    const { _embedded } = await newestThread(client);
    expect(_embedded.attachments).toMatchObject([
      { filename: fileName, mimeType: "plain/text", size: 4 },
    ]);
  });

  it("gives back exactly the bytes that came", async () => {
    const client = await startEmulator();
    const files = fc.array(fc.uint8Array({ maxLength: 3_000 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(files, async (contents) => {
        const data = contents.map((bytes) => Buffer.from(bytes).toString("base64"));
        const attachments = data.map((one, index) => ({
          fileName: `${index}.bin`,
          mimeType: "x/y",
          data: one,
        }));
        await client.reply(123, { ...REPLY, imported: true, attachments });
        const stored = (await newestThread(client))._embedded.attachments;
        const read = stored.map(({ id }) =>
          client.read(`/v2/conversations/123/attachments/${id}/data`, shapes.attachmentData),
        );
        expect((await Promise.all(read)).map((one) => one.data)).toEqual(data);
      }),
      { numRuns: 20 },
    );
  });

  it("an attachment belongs to its conversation", async () => {
    const client = await startEmulator();
    const { _embedded } = await client.read("/v2/conversations/101/threads", shapes.threads);
    const [attachment] = _embedded.threads.flatMap((thread) => thread._embedded.attachments);
    const id = z.number().parse(attachment?.id);
    expect((await client.request(`/v2/conversations/101/attachments/${id}/data`)).status).toBe(200);
    expect((await client.request(`/v2/conversations/123/attachments/${id}/data`)).status).toBe(404);
  });
});
