import { describe, expect, it } from "vitest";
import { REPLY, startEmulator } from "./client.js";
import type { Client } from "./client.js";
import * as shapes from "./shapes.js";

function getUnfollowed({ request }: Client, id: number): Promise<Response> {
  return request(`/v2/conversations/${id}`, { redirect: "manual" });
}

describe("moved or merged conversations", () => {
  it("Get Conversation will return a HTTP 301 with the URI of the new conversation", async () => {
    const client = await startEmulator();
    const response = await getUnfollowed(client, 106);
    expect(response.status).toBe(301);
    expect(response.headers.get("Location")).toBe(`${client.url}/v2/conversations/101`);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
  });

  it("merges chain: each hop names the next one", async () => {
    const client = await startEmulator();
    const first = await getUnfollowed(client, 107);
    expect(first.headers.get("Location")).toBe(`${client.url}/v2/conversations/106`);
    const followed = await client.request("/v2/conversations/107");
    expect(followed.url).toBe(`${client.url}/v2/conversations/101`);
    expect(shapes.conversation.parse(await followed.json()).id).toBe(101);
  });

  it("a merge loop goes round and round", async () => {
    const client = await startEmulator();
    expect((await getUnfollowed(client, 108)).headers.get("Location")).toMatch(/\/109$/);
    expect((await getUnfollowed(client, 109)).headers.get("Location")).toMatch(/\/108$/);
    await expect(client.request("/v2/conversations/108")).rejects.toThrow();
  });

  it.each([
    ["deleted", 110],
    ["merged more than 60 days ago", 111],
    ["never there", 4_711],
  ])("GET is 404 for a conversation %s", async (_, id) => {
    const response = await getUnfollowed(await startEmulator(), id);
    expect(response.status).toBe(404);
    shapes.error.parse(await response.json());
  });

  it("GET answers 301 for 60 days only", async () => {
    const client = await startEmulator();
    const merge = (mergedDaysAgo: number) =>
      client.post("/_emulator/conversations/123", { mergeInto: 101, mergedDaysAgo });
    await merge(59.9);
    expect((await getUnfollowed(client, 123)).status).toBe(301);
    await merge(60.1);
    expect((await getUnfollowed(client, 123)).status).toBe(404);
  });

  it.each([106, 107, 108, 110, 111, 4_711])(
    "this request will return a HTTP 404 Not Found in such case (%i)",
    async (id) => {
      const { reply } = await startEmulator();
      const response = await reply(id, REPLY);
      expect(response.status).toBe(404);
      expect(response.headers.get("Content-Type")).toBe("application/vnd.error+json");
      shapes.error.parse(await response.json());
    },
  );

  it("is no longer accessible using the old ID: neither are its threads", async () => {
    const { request } = await startEmulator();
    expect((await request("/v2/conversations/106/threads")).status).toBe(404);
  });

  it("merged and deleted conversations are not listed", async () => {
    const { read } = await startEmulator();
    const pages = [1, 2].map((page) =>
      read(`/v2/conversations?status=all&page=${page}`, shapes.conversations),
    );
    const ids = (await Promise.all(pages)).flatMap(({ _embedded }) =>
      _embedded.conversations.map(({ id }) => id),
    );
    expect(ids.filter((id) => id >= 106 && id <= 111)).toEqual([]);
  });
});
