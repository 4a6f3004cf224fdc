import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { createApiHandler } from "../../stories/console/server/apiHandler.js";
import { readTarget } from "../../stories/console/server/target.js";
import type { Target } from "../../stories/console/server/target.js";
import { listen } from "../emulator/listen.js";

async function serve(target: Target): Promise<string> {
  const handler = createApiHandler(target);
  const server = createServer((request, response) => {
    handler(request, response, () => response.writeHead(200).end("the page"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
}

/** As a page of the server's: with the cookie that it gives to whoever loads one. */
async function fromPage(
  url: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Response> {
  const { origin } = new URL(url);
  const [cookie = ""] = (await fetch(origin)).headers.getSetCookie();
  const headers = { ...init.headers, Origin: origin, Cookie: cookie.split(";")[0] ?? "" };
  return fetch(url, { ...init, headers });
}

async function post(url: string, body: unknown): Promise<number> {
  const headers = { "Content-Type": "application/json" };
  return (await fromPage(url, { method: "POST", headers, body: JSON.stringify(body) })).status;
}

const statusOf = async (url: string) => (await fromPage(url)).status;
const reply = { text: "Hello", customer: { id: 123 } };

test("each world is an inbox of its own", async () => {
  const url = await serve({ kind: "emulator" });
  expect(await post(`${url}/worlds/a/_emulator/conversations/123`, { delete: true })).toBe(200);
  expect(await statusOf(`${url}/worlds/a/v2/conversations/123`)).toBe(404);
  expect(await statusOf(`${url}/worlds/b/v2/conversations/123`)).toBe(200);
  expect(await statusOf(`${url}/v2/conversations/123`)).toBe(200);
});

test("merges are followed inside a world", async () => {
  const url = await serve({ kind: "emulator" });
  await post(`${url}/worlds/a/_emulator/conversations/123`, { mergeInto: 104 });
  const found = await fromPage(`${url}/worlds/a/v2/conversations/123`);
  expect(await found.json()).toMatchObject({ id: 104 });
  expect(found.redirected).toBe(false);
});

test("of very many worlds the one unused for longest starts afresh", async () => {
  const url = await serve({ kind: "emulator" });
  await post(`${url}/worlds/first/_emulator/conversations/123`, { delete: true });
  await post(`${url}/worlds/second/_emulator/conversations/123`, { delete: true });
  for (let index = 0; index < 99; index += 1) {
    await fetch(`${url}/worlds/w${index}/_emulator/requests`);
    await fetch(`${url}/worlds/second/_emulator/requests`);
  }
  expect(await statusOf(`${url}/worlds/second/v2/conversations/123`)).toBe(404);
  expect(await statusOf(`${url}/worlds/first/v2/conversations/123`)).toBe(200);
});

test.each(["/worlds/a%2Fb/v2/users", "/worlds/a", "/worlds/a/else", "/worlds//v2/users", "/v2"])(
  "%s is nothing, and not the page",
  async (path) => {
    const url = await serve({ kind: "emulator" });
    expect(await statusOf(`${url}${path}`)).toBe(404);
  },
);

test("tells its own page whose the replies are, and nobody else", async () => {
  const url = await serve({ kind: "emulator" });
  expect(await (await fromPage(`${url}/me`)).json()).toEqual({ id: 1 });
  const stranger = await fetch(`${url}/me`);
  expect([stranger.status, await stranger.json()]).toEqual([401, {}]);
});

test("the API is its own pages' alone, and those of whoever has loaded one", async () => {
  const url = await serve({ kind: "emulator" });
  const path = `${url}/v2/users`;
  const { headers } = await fetch(url);
  const cookie = headers.get("Set-Cookie") ?? "";
  expect(cookie).toMatch(/^console-session-\d+=[0-9a-f]{48}; Path=\/; HttpOnly; SameSite=Strict$/);
  const Cookie = cookie.split(";")[0] ?? "";
  expect((await fetch(path)).status).toBe(401);
  expect((await fetch(path, { headers: { Cookie: `${Cookie}0` } })).status).toBe(401);
  expect((await fetch(path, { headers: { Cookie } })).status).toBe(200);
  const elsewhere = { Cookie, Origin: "https://evil.example" };
  expect((await fetch(path, { headers: elsewhere })).status).toBe(403);
  expect((await fetch(url, { headers: { Cookie } })).headers.has("Set-Cookie")).toBe(false);
});

test("everything else is the page's", async () => {
  const url = await serve({ kind: "emulator" });
  expect(await (await fetch(`${url}/conversations/123`)).text()).toBe("the page");
  expect(await (await fetch(`${url}/v2x`)).text()).toBe("the page");
});

test("with another API, every request goes there and there is no emulator", async () => {
  const api = await listen();
  onTestFinished(() => api.close());
  const target = readTarget({ HELPSCOUT_API_URL: api.url });
  const url = await serve(target);
  expect(await post(`${url}/v2/conversations/123/reply`, reply)).toBe(201);
  const conversation = await fromPage(`${url}/v2/conversations/106`);
  expect(await conversation.json()).toMatchObject({ id: 101 });
  const state = await (await fetch(`${api.url}/_emulator/state/conversations/123`)).text();
  expect(state).toContain("Hello");
  expect(await statusOf(`${url}/_emulator/requests`)).toBe(404);
  expect(await statusOf(`${url}/worlds/a/v2/users`)).toBe(404);
});

test("the environment names the API", () => {
  const id = { HELPSCOUT_APP_ID: "id" };
  const both = { ...id, HELPSCOUT_APP_SECRET: "secret" };
  expect(readTarget({})).toEqual({ kind: "emulator" });
  expect(readTarget({ HELPSCOUT_API_URL: "", HELPSCOUT_APP_ID: "" })).toEqual({ kind: "emulator" });
  expect(readTarget(both)).toEqual({
    kind: "remote",
    apiUrl: "https://api.helpscout.net",
    appId: "id",
    appSecret: "secret",
  });
  expect(readTarget({ ...both, HELPSCOUT_API_URL: "http://localhost:9/x" })).toMatchObject({
    apiUrl: "http://localhost:9/x",
  });
  expect(() => readTarget(id)).toThrow(/HELPSCOUT_APP_SECRET is missing/);
  expect(() => readTarget({ HELPSCOUT_APP_SECRET: "s" })).toThrow(/without HELPSCOUT_APP_ID/);
});
