import { expect, test } from "vitest";
import { createNodeHandler } from "../../src/gateway/node/node.js";
import { appSecret, created, desk, postReply, sendJson, serve, serveTarget } from "./serving.js";
import type { Answer } from "./serving.js";

const body = JSON.stringify({ text: "a".repeat(3_000_000) });

/** A gateway, and all chunks of requests that came to it. */
async function serveWatched(answer: Answer) {
  let issued = 0;
  const giveToken: Answer = (_incoming, outgoing) => {
    issued += 1;
    sendJson(outgoing, 200, { access_token: `token-${issued}` });
  };
  const target = await serveTarget(answer, giveToken);
  const handler = createNodeHandler({
    appId: "app",
    appSecret,
    apiUrl: target.url,
    origins: [desk],
    authorize: () => ({ id: "ann" }),
  });
  const chunks: Buffer[] = [];
  const url = await serve((incoming, outgoing) => {
    const emit = incoming.emit.bind(incoming);
    incoming.emit = (name: string, ...values: unknown[]) => {
      if (name === "data" && Buffer.isBuffer(values[0])) chunks.push(values[0]);
      return emit(name, ...values);
    };
    handler(incoming, outgoing);
  });
  const left = () => chunks.reduce((sum, { length }) => sum + length, 0);
  return { url, target, chunks, left };
}

test("the memory of a reply is given back once it was sent, and not by a collection", async () => {
  const { url, target, chunks, left } = await serveWatched(created);
  expect((await postReply(url, { body })).status).toBe(201);
  expect(target.requests[0]?.body).toBe(body);
  expect(chunks.length).toBeGreaterThan(10);
  // The last one went without its brace.
  await expect.poll(left).toBeLessThan(100_000);
});

test("what is repeated after a 401 is still there", async () => {
  let asked = 0;
  const { url, target, left } = await serveWatched((incoming, outgoing) => {
    asked += 1;
    if (asked === 1) return sendJson(outgoing, 401, {});
    return created(incoming, outgoing);
  });
  const held = JSON.stringify({ text: "a".repeat(900_000) });
  expect((await postReply(url, { body: held })).status).toBe(201);
  expect(target.requests.map(({ body: read }) => read === held)).toEqual([true, true]);
  await expect.poll(left).toBeLessThan(100_000);
});
