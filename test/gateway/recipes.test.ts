import type { RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { describe, expect, test } from "vitest";
import type { GatewayOptions } from "../../src/gateway/gateway.js";
import { expressApp, wrongExpressApp } from "./recipes/expressApp.js";
import { fakeDurableObject } from "./recipes/fakeDurableObject.js";
import { honoApp } from "./recipes/honoApp.js";
import { nextRoute } from "./recipes/nextRoute.js";
import { nodeServer } from "./recipes/nodeHttp.js";
import { worker } from "./recipes/workers.js";
import { appSecret, desk, errorOf, serve, serveEmulator } from "./serving.js";

const agentOf = ({ headers }: Request) =>
  headers.get("Cookie") === "session=ann" ? { id: "ann", userId: 2 } : null;

const listener = (fetch: (request: Request) => Response | Promise<Response>): RequestListener =>
  getRequestListener(fetch, { overrideGlobalObjects: false });

const recipes: [string, (options: GatewayOptions) => RequestListener][] = [
  [
    "Node",
    (options) => {
      const server = nodeServer(options);
      return (incoming, outgoing) => server.emit("request", incoming, outgoing);
    },
  ],
  ["Express", expressApp],
  ["Hono", (options) => listener(honoApp(options).fetch)],
  [
    "Next",
    (options) => {
      const { GET, POST } = nextRoute(options);
      return listener((request) => (request.method === "POST" ? POST(request) : GET(request)));
    },
  ],
  [
    "Workers",
    ({ apiUrl = "" }) => {
      const attempts = fakeDurableObject();
      const env = { APP_ID: "app", APP_SECRET: appSecret, ATTEMPTS: attempts };
      const { fetch } = worker<string>(apiUrl, agentOf);
      return listener((request) => {
        attempts.beginRequest();
        return fetch(request, env);
      });
    },
  ],
];

/** An agent's page, at the desk's own host, behind a proxy that says so. */
function agentAt(url: string) {
  const headers = { Origin: desk, Cookie: "session=ann" };
  return {
    get: (path: string, more: Record<string, string> = {}) =>
      fetch(`${url}/api/helpscout${path}`, { headers: { ...headers, ...more } }),
    post: (text: string) =>
      fetch(`${url}/api/helpscout/v2/conversations/123/reply`, {
        method: "POST",
        headers: { ...headers, "Content-Type": "application/json", "Idempotency-Key": "k" },
        body: JSON.stringify({ text, customer: { id: 123 } }),
      }),
  };
}

async function optionsFor(): Promise<GatewayOptions & { apiUrl: string }> {
  const apiUrl = await serveEmulator();
  return { appId: "app", appSecret, apiUrl, origins: [desk], authorize: agentOf };
}

describe.each(recipes)("%s", (_name, recipe) => {
  test("answers whom it knows, sends once, and refuses the rest", async () => {
    const options = await optionsFor();
    const { get, post } = agentAt(await serve(recipe(options)));
    expect((await get("/v2/users", { Cookie: "" })).status).toBe(401);
    expect((await get("/v2/users", { Origin: "https://evil.example" })).status).toBe(403);
    expect((await get("/v2/webhooks")).status).toBe(404);
    expect(await (await get("/v2/conversations/106")).json()).toMatchObject({ id: 101 });
    const text = "A long reply. ".repeat(20_000);
    const first = await post(text);
    expect(first.status).toBe(201);
    expect((await post(text)).headers.get("Resource-ID")).toBe(first.headers.get("Resource-ID"));
    expect((await post("another")).status).toBe(422);
    expect(await (await get("/attempts/k")).json()).toEqual({ outcome: "sent" });
    const state = await fetch(`${options.apiUrl}/_emulator/state/conversations/123`);
    const { threads } = (await state.json()) as {
      threads: { body: string; author: { id: number } }[];
    };
    expect(threads.filter(({ body }) => body === text)).toMatchObject([{ author: { id: 2 } }]);
  });
});

test("behind a body parser nothing is sent, and the words say where to mount it", async () => {
  const { get, post } = agentAt(await serve(wrongExpressApp(await optionsFor())));
  const response = await post("Hello");
  expect(response.status).toBe(500);
  expect((await errorOf(response)).message).toMatch(/before any body parser/);
  expect((await get("/v2/users")).status).toBe(200);
});
