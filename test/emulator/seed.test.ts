import { describe, expect, it } from "vitest";
import { startEmulator } from "./client.js";
import { PNG } from "./seed/png.js";
import * as shapes from "./shapes.js";

describe("the seeded inbox", () => {
  it("opens with an ordinary conversation, back and forth, with a picture in it", async () => {
    const { read } = await startEmulator();
    const { _embedded } = await read("/v2/conversations?status=all", shapes.conversations);
    expect(_embedded.conversations[0]).toMatchObject({
      id: 101,
      status: "active",
      primaryCustomer: { first: "Ann", last: "Lee" },
    });
    const { threads } = (await read("/v2/conversations/101/threads", shapes.threads))._embedded;
    const [picture] = threads.flatMap((thread) => thread._embedded.attachments);
    expect(picture).toMatchObject({ mimeType: "image/png", size: PNG.length });
    const { data } = await read(
      `/v2/conversations/101/attachments/${picture?.id}/data`,
      shapes.attachmentData,
    );
    expect(data).toMatch(/^iVBORw0KGgo/);
  });

  it("has a conversation with two in Cc and one in Bcc", async () => {
    const { read } = await startEmulator();
    const { cc, bcc } = await read("/v2/conversations/102", shapes.conversation);
    expect([cc.length, bcc.length]).toEqual([2, 1]);
  });

  it.each([
    [103, "closed"],
    [104, "pending"],
    [105, "spam"],
    [123, "active"],
  ])("has conversation %i, %s", async (id, status) => {
    const { read } = await startEmulator();
    expect((await read(`/v2/conversations/${id}`, shapes.conversation)).status).toBe(status);
  });

  it("has conversation 123 with customer 123 and no copies, as in the documentation", async () => {
    const { read } = await startEmulator();
    expect(await read("/v2/conversations/123", shapes.conversation)).toMatchObject({
      primaryCustomer: { id: 123 },
      cc: [],
      bcc: [],
    });
  });

  it("has right-to-left names and texts, a very long subject, a customer without a name, hostile HTML", async () => {
    const { read } = await startEmulator();
    const [arabic, long, hebrew, unnamed, hostile] = await Promise.all(
      [115, 116, 117, 118, 119].map((id) => read(`/v2/conversations/${id}`, shapes.conversation)),
    );
    expect(arabic?.primaryCustomer.first).toMatch(/\p{Script=Arabic}/u);
    expect(long?.subject.length).toBeGreaterThan(300);
    expect(hebrew?.subject).toMatch(/\p{Script=Hebrew}.*[a-z]/u);
    expect(unnamed?.primaryCustomer).toMatchObject({ first: null, last: null });
    expect(hostile?.subject).toContain("<b>");
  });

  it("always looks current: its dates count back from now", async () => {
    const now = new Date("2031-05-06T07:08:09Z");
    const { read } = await startEmulator({ now: () => now });
    const { _embedded } = await read("/v2/conversations?status=all", shapes.conversations);
    const { threads } = (await read("/v2/conversations/101/threads", shapes.threads))._embedded;
    expect(_embedded.conversations).toHaveLength(25);
    expect(threads[0]?.createdAt).toBe("2031-05-06T07:04:09Z");
  });
});
