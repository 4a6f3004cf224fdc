import { createServer } from "node:http";
import { expect, onTestFinished } from "vitest";
import { createApiHandler } from "../../stories/console/server/apiHandler.js";
import { test } from "./harness.js";
import { createInbox } from "./inbox.js";

test("a reply that the browser sends again by itself is created once", async ({ page }) => {
  const posts: string[] = [];
  const handler = createApiHandler({ kind: "emulator" });
  const server = createServer((request, response) => {
    if (request.method === "POST" && request.url?.endsWith("/reply") === true) {
      posts.push(String(request.headers["idempotency-key"]));
    }
    handler(request, response, () => response.end("<title>A page</title>"));
  });
  // The emulator closes kept-alive connections before a fault; here it is one of them that breaks.
  server.closeIdleConnections = () => {};
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const inbox = createInbox(url);

  await page.goto(url);
  await page.evaluate(async () => (await fetch("/v2/users")).text());
  await inbox.arm({ drop: "after-creating" });
  const seen = await page.evaluate(async () => {
    const response = await fetch("/v2/conversations/123/reply", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": "one-press" },
      body: JSON.stringify({ text: "Sent again", customer: { id: 123 } }),
    });
    return { status: response.status, threadId: response.headers.get("Resource-ID") };
  });
  expect(posts).toEqual(["one-press", "one-press"]);
  const { threads } = await inbox.conversation(123);
  const created = threads.filter(({ body }) => body === "Sent again");
  expect(created).toHaveLength(1);
  expect(seen).toEqual({ status: 201, threadId: String(created[0]?.id) });
});
