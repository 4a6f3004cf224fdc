import { createHash, randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { sendReply } from "./checks/reply.js";
import { describeHost } from "./describeHost.js";
import { test, urlOf } from "./host.js";

describeHost("next");

describe("Next under a nonce", () => {
  test.override("host", "next");

  test("a reply arrives, and nothing is violated that Next does not violate alone", async ({
    open,
  }) => {
    const bare = await open({ path: "/nonce/bare" });
    const opened = await open({ path: "/nonce" });
    await sendReply(opened);
    expect(opened.complaints.toSorted()).toEqual(bare.complaints.toSorted());
  });
});

describe("Next with the gateway in a route handler", () => {
  const text = JSON.stringify({ text: "Dear Ann,", attachments: [fileOf(3_000_000)] });
  const sent = `${text.slice(0, -1)},"user":7}`;
  const post = (cookie: string, key: string = randomUUID()) =>
    fetch(`${urlOf("next")}/desk/v2/conversations/1/reply`, {
      method: "POST",
      headers: {
        Origin: "https://desk.example",
        Cookie: cookie,
        "Content-Type": "application/json",
        "Idempotency-Key": key,
      },
      body: text,
    });

  test("sends a reply of 3 MB byte for byte, once, and only for whom it knows", async () => {
    expect((await post("session=eve")).status).toBe(401);
    const key = randomUUID();
    for (let time = 0; time < 2; time += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { status, headers } = await post("session=ann", key);
      const digest = createHash("sha256").update(sent).digest("hex");
      expect([status, headers.get("Resource-ID")]).toEqual([201, digest]);
    }
    const url = `${urlOf("next")}/desk/attempts/${key}`;
    const headers = { Origin: "https://desk.example", Cookie: "session=ann" };
    expect(await (await fetch(url, { headers })).json()).toEqual({ outcome: "sent" });
  });
});

function fileOf(bytes: number) {
  const data = "QUJD".repeat(bytes / 4);
  return { fileName: "a.bin", mimeType: "application/octet-stream", data };
}
