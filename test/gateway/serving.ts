import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { onTestFinished } from "vitest";
import { createGateway } from "../../src/gateway/gateway.js";
import type { GatewayOptions } from "../../src/gateway/gateway.js";
import { listen } from "../emulator/listen.js";
import type { ListenOptions } from "../emulator/listen.js";

export const appSecret = "secret-f3a9";
export const accessToken = "token-77b1";

/** A server on a free port until the test ends; its origin. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port");
  return `http://127.0.0.1:${address.port}`;
}

export function serveGateway(options: Partial<GatewayOptions> = {}): Promise<string> {
  const gateway = createGateway({ appId: "app", appSecret, ...options });
  return serve(
    getRequestListener((request, env) => gateway(request, env), { overrideGlobalObjects: false }),
  );
}

export async function serveEmulator(options?: ListenOptions): Promise<string> {
  const emulator = await listen(options);
  onTestFinished(() => emulator.close());
  return emulator.url;
}

export interface Target {
  url: string;
  /** Requests other than those for a token, in order. */
  requests: { method: string; url: string; headers: IncomingMessage["headers"]; body: string }[];
  tokenRequests: string[];
}

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** An API that gives a token and leaves the rest to `answer`. */
export async function serveTarget(answer: Answer, token: Answer = giveToken): Promise<Target> {
  const target: Target = { url: "", requests: [], tokenRequests: [] };
  target.url = await serve(async (request, response) => {
    const body = await readText(request);
    const { method = "", url = "", headers } = request;
    if (url.endsWith("/v2/oauth2/token")) {
      target.tokenRequests.push(body);
      return token(request, response, body);
    }
    target.requests.push({ method, url, headers, body });
    return answer(request, response, body);
  });
  return target;
}

function giveToken(_request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("Content-Type", "application/json");
  response.end(
    JSON.stringify({ token_type: "bearer", access_token: accessToken, expires_in: 172_800 }),
  );
}

export function created(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(201, { "Resource-ID": "567" }).end();
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

export function postReply(
  gateway: string,
  init: { key?: string; id?: number; text?: string; headers?: Record<string, string> } = {},
) {
  const headers = new Headers(init.headers);
  headers.set("Content-Type", "application/json");
  if (init.key !== undefined) headers.set("Idempotency-Key", init.key);
  return fetch(`${gateway}/v2/conversations/${init.id ?? 123}/reply`, {
    method: "POST",
    headers,
    body: JSON.stringify({ text: init.text ?? "How are you?", customer: { id: 123 } }),
  });
}

/** Changes the emulator behind the API's back. */
export async function control(emulator: string, path: string, body?: unknown): Promise<void> {
  const response = await fetch(`${emulator}/_emulator${path}`, {
    method: "POST",
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

/** What the next reply meets instead of the ordinary answer. */
export function arm(emulator: string, outcome: object): Promise<void> {
  // oxlint-disable-next-line unicorn/no-thenable -- the control API's own word
  return control(emulator, "/faults", { then: outcome });
}

export function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

export interface ErrorBody {
  logRef: string;
  message: string;
}

export async function errorOf(response: Response): Promise<ErrorBody> {
  const json: unknown = await response.json();
  if (typeof json !== "object" || json === null || !("message" in json) || !("logRef" in json)) {
    throw new Error("Not an API error body");
  }
  return { logRef: String(json.logRef), message: String(json.message) };
}
