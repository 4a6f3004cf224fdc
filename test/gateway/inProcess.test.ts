import { request } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import { getRequestListener } from "@hono/node-server";
import { expect, test } from "vitest";
import { createGateway } from "../../src/gateway/gateway.js";
import { createEmulator } from "../emulator/emulator.js";
import { appSecret, arm, control, postReply, serve } from "./serving.js";

/** The gateway in front of an emulator in the same process, whose faults act on the caller's socket. */
async function serveBoth(): Promise<string> {
  const emulator = createEmulator();
  const gateway = createGateway<HttpBindings>({
    handler: (forwarded, env) => emulator.fetch(forwarded, env),
    appId: "app",
    appSecret,
  });
  return serve((incoming, outgoing) =>
    getRequestListener(
      (received) => {
        const isControl = incoming.url?.startsWith("/_emulator") === true;
        return isControl
          ? emulator.fetch(received, { incoming, outgoing })
          : gateway(received, { incoming, outgoing });
      },
      { overrideGlobalObjects: false },
    )(incoming, outgoing),
  );
}

async function countOf(url: string, text: string): Promise<number> {
  const state = await (await fetch(`${url}/_emulator/state/conversations/123`)).text();
  return state.split(text).length - 1;
}

test("gets a token, follows merges and creates replies as over a network", async () => {
  const url = await serveBoth();
  expect(await (await fetch(`${url}/v2/conversations/107`)).json()).toMatchObject({ id: 101 });
  expect((await postReply(url, { text: "in process" })).status).toBe(201);
  expect(await countOf(url, "in process")).toBe(1);
});

test("renews the token and sends the body again", async () => {
  const url = await serveBoth();
  await fetch(`${url}/v2/users`);
  await control(url, "/tokens/expire");
  const text = "x".repeat(5_000_000);
  expect((await postReply(url, { text })).status).toBe(201);
});

test.each(["before-reading", "after-reading"])(
  "a connection dropped %s leaves the key free",
  async (drop) => {
    const url = await serveBoth();
    await arm(url, { drop });
    await expect(postReply(url, { key: "k", text: "dropped once" })).rejects.toThrow(
      "fetch failed",
    );
    expect((await postReply(url, { key: "k", text: "dropped once" })).status).toBe(201);
    expect(await countOf(url, "dropped once")).toBe(1);
  },
);

test("a reply whose 201 was lost is not created again", async () => {
  const url = await serveBoth();
  await arm(url, { drop: "after-creating" });
  await expect(postReply(url, { key: "k", text: "lost answer" })).rejects.toThrow("fetch failed");
  const repeat = await postReply(url, { key: "k", text: "lost answer" });
  expect(repeat.status).toBe(201);
  expect(repeat.headers.get("Resource-ID")).toMatch(/^\d+$/);
  expect(await countOf(url, "lost answer")).toBe(1);
});

test("a slowly reading API slows the sender down", async () => {
  const url = await serveBoth();
  await arm(url, { readBytesPerSecond: 1_000_000 });
  const sent = request(`${url}/v2/conversations/123/reply`, { method: "POST" });
  sent.on("error", () => {});
  const isBuffered = sent.write(Buffer.alloc(20_000_000));
  expect(isBuffered).toBe(false);
  let isDrained = false;
  sent.once("drain", () => (isDrained = true));
  // Other requests are answered meanwhile; 20 MB at this pace would take 20 s.
  for (let index = 0; index < 20; index += 1) await fetch(`${url}/_emulator/requests`);
  expect(isDrained).toBe(false);
  sent.destroy();
});
