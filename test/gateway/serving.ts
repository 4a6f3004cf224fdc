import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { createGateway } from "../../src/gateway/gateway.js";
import type { Agent, Gateway, GatewayEvent, GatewayOptions } from "../../src/gateway/gateway.js";
import { nodeHandler, nodeTransport } from "../../src/gateway/node/node.js";
import type { UpstreamRequest } from "../../src/gateway/gateway.js";
import type { NodeEnv } from "../../src/gateway/node/node.js";
import { listen } from "../emulator/listen.js";
import type { ListenOptions } from "../emulator/listen.js";

export const appSecret = "secret-f3a9";
export const accessToken = "token-77b1";
export const desk = "https://desk.example";
export const page = { Origin: desk };

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

type Options<Env> = Partial<GatewayOptions<Env>>;

/** Whoever says a name in `X-Agent` is that agent. */
export function byName(agents: Record<string, Omit<Agent, "id">>): GatewayOptions["authorize"] {
  return ({ headers }) => {
    const id = headers.get("X-Agent") ?? "ann";
    const agent = agents[id];
    return agent === undefined ? null : { id, ...agent };
  };
}

function withDefaults<Env>(options: Options<Env>): GatewayOptions<Env> {
  return {
    appId: "app",
    appSecret,
    origins: [desk],
    authorize: () => ({ id: "ann" }),
    ...options,
  };
}

/** One without a server: `call` is what a page of the desk's does. */
export function gatewayOf(options: Options<unknown> = {}) {
  const events: GatewayEvent[] = [];
  const onEvent = (event: GatewayEvent) => void events.push(event);
  const gateway: Gateway = createGateway(withDefaults({ onEvent, ...options }));
  const call = (path: string, init: RequestInit & { duplex?: "half" } = {}) => {
    const headers = new Headers(init.headers);
    if (!headers.has("Origin") && !headers.has("Sec-Fetch-Site")) headers.set("Origin", desk);
    return gateway(new Request(`${desk}${path}`, { ...init, headers }));
  };
  return { gateway, call, events };
}

export interface ServedGateway {
  url: string;
  events: GatewayEvent[];
  /** As a page of the desk's. */
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** A reply, by default to conversation 123. */
  post: (init?: PostInit) => Promise<Response>;
}

/** One behind `node:http`. */
export async function serveGateway(options: Options<NodeEnv> = {}): Promise<ServedGateway> {
  const events: GatewayEvent[] = [];
  const gateway = createGateway<NodeEnv>(
    withDefaults({
      transport: nodeTransport(),
      onEvent: (event) => events.push(event),
      ...options,
    }),
  );
  const url = await serve(nodeHandler(gateway));
  return {
    url,
    events,
    get: (path, headers = {}) => fetch(url + path, { headers: { ...page, ...headers } }),
    post: (init) => postReply(url, init),
  };
}

export async function serveEmulator(options?: ListenOptions): Promise<string> {
  const emulator = await listen(options);
  onTestFinished(() => emulator.close());
  return emulator.url;
}

interface Received {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export interface Target {
  url: string;
  /** Requests other than those for a token, in order. */
  requests: Received[];
  tokenRequests: string[];
}

export type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** An API that gives a token and leaves the rest to `answer`. */
export async function serveTarget(answer: Answer, token: Answer = giveToken): Promise<Target> {
  const target: Target = { url: "", requests: [], tokenRequests: [] };
  target.url = await serve((request, response) => {
    const { method = "", url = "", headers } = request;
    readText(request).then(
      (body) => {
        if (url.endsWith("/v2/oauth2/token")) {
          target.tokenRequests.push(body);
          return token(request, response, body);
        }
        target.requests.push({ method, url, headers, body });
        return answer(request, response, body);
      },
      // A request that was broken off is none.
      () => {},
    );
  });
  return target;
}

export function giveToken(_request: IncomingMessage, response: ServerResponse): void {
  sendJson(response, 200, { access_token: accessToken, expires_in: 172_800 });
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "Content-Type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

export function created(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(201, { "Resource-ID": "567" }).end();
}

export function empty(_request: IncomingMessage, response: ServerResponse): void {
  sendJson(response, 200, {});
}

/** What a transport is given to send. */
export async function* partsOf(read: UpstreamRequest["body"]) {
  for (let part = await read?.(); part !== undefined; part = await read?.()) yield part;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

export interface PostInit {
  key?: string;
  id?: number;
  body?: string;
  headers?: Record<string, string>;
}

export const replyText = JSON.stringify({ text: "How are you?", customer: { id: 123 } });

export function postReply(gateway: string, init: PostInit = {}): Promise<Response> {
  const headers = new Headers({ ...page, "Content-Type": "application/json", ...init.headers });
  if (init.key !== undefined) headers.set("Idempotency-Key", init.key);
  const url = `${gateway}/v2/conversations/${init.id ?? 123}/reply`;
  return fetch(url, { method: "POST", headers, body: init.body ?? replyText });
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

export interface ErrorBody {
  logRef: string;
  message: string;
}

/** Said in the API's shape: certainly nothing was done. */
export async function errorOf(response: Response): Promise<ErrorBody> {
  const json: unknown = await response.json();
  if (typeof json !== "object" || json === null || !("message" in json) || !("logRef" in json)) {
    throw new Error(`Not an API error body: ${JSON.stringify(json)}`);
  }
  return { logRef: String(json.logRef), message: String(json.message) };
}

/** Said so that an adapter takes it for maybe-sent. */
export async function isUnknown(response: Response): Promise<boolean> {
  const json: unknown = await response.json();
  if (typeof json !== "object" || json === null || "message" in json) return false;
  return "outcome" in json && json.outcome === "unknown" && "reference" in json;
}
