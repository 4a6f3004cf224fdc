import { describe, expect, it } from "vitest";
import { REPLY, startEmulator } from "./client.js";
import * as shapes from "./shapes.js";

describe("locked conversations", () => {
  it("adding a thread to a conversation that has 99 threads or more fails with HTTP 412", async () => {
    const { reply, read } = await startEmulator();
    expect((await read("/v2/conversations/112", shapes.conversation)).threads).toBe(99);
    const response = await reply(112, REPLY);
    expect(response.status).toBe(412);
    expect(shapes.error.parse(await response.json()).message).toMatch(/maximum number of threads/);
    expect((await read("/v2/conversations/112", shapes.conversation)).threads).toBe(99);
  });

  it("with 98 threads there is room for one more, and then no longer", async () => {
    const { reply, read } = await startEmulator();
    expect((await reply(113, REPLY)).status).toBe(201);
    expect((await read("/v2/conversations/113", shapes.conversation)).threads).toBe(99);
    expect((await reply(113, REPLY)).status).toBe(412);
  });

  it("drafts take room although the count leaves them out: the 412 decides", async () => {
    const { reply, read } = await startEmulator();
    expect((await reply(113, { ...REPLY, draft: true })).status).toBe(201);
    expect((await read("/v2/conversations/113", shapes.conversation)).threads).toBe(98);
    expect((await reply(113, REPLY)).status).toBe(412);
  });

  it.each([{ draft: true }, { imported: true }])(
    "neither drafts nor imports pass the lock: %j",
    async (fields) => {
      const { reply } = await startEmulator();
      expect((await reply(112, { ...REPLY, ...fields })).status).toBe(412);
      expect((await reply(114, { ...REPLY, ...fields })).status).toBe(412);
    },
  );

  it("company policy can prevent old conversations to be updated: HTTP 412, with a message of its own", async () => {
    const { reply } = await startEmulator();
    const response = await reply(114, REPLY);
    expect(response.status).toBe(412);
    expect(response.headers.get("Content-Type")).toBe("application/vnd.error+json");
    expect(shapes.error.parse(await response.json()).message).toMatch(/policy/);
  });

  it("the policy counts from the last activity", async () => {
    const { reply } = await startEmulator({ tooOldAfterDays: 4 });
    expect((await reply(132, REPLY)).status).toBe(412);
    expect((await reply(134, REPLY)).status).toBe(201);
  });

  it("tells of wrong fields before it tells of the lock", async () => {
    const { reply } = await startEmulator();
    expect((await reply(112, {})).status).toBe(400);
  });

  it("can still be read", async () => {
    const { read } = await startEmulator();
    const { page } = await read("/v2/conversations/112/threads?page=4", shapes.threads);
    expect(page).toEqual({ size: 25, totalElements: 99, totalPages: 4, number: 4 });
  });
});
