import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { refusalResponse, Refusal, wasRead } from "../answers.js";
import type { Gateway } from "../gateway.js";
import { nodeBody } from "./nodeBody.js";

/**
 * What `authorize` is given beside the request: Node's own, with what the host's middleware put
 * there.
 */
export interface NodeEnv {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
}

/** As `node:http`, connect and Express call it. Express mounts it anywhere, before any body parser. */
export type NodeHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/** Milliseconds for which the rest of a refused body is read, so that the refusal can be heard. */
const lingerMs = 2_000;
const maxLingerBytes = 10_000_000;

/** Serves a gateway by Node's own HTTP, without web streams on a reply's way. */
export function nodeHandler(gateway: Gateway<NodeEnv>): NodeHandler {
  return (incoming, outgoing) => {
    answer(gateway, incoming, outgoing).catch(() => outgoing.destroy());
  };
}

async function answer(
  gateway: Gateway<NodeEnv>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const leaving = new AbortController();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) leaving.abort();
  });
  const request = requestOf(incoming, leaving.signal);
  const env = { incoming, outgoing };
  const response =
    request instanceof Refusal
      ? refusalResponse(request, crypto.randomUUID())
      : await gateway(request, env, nodeBody(incoming));
  await write(response, incoming, outgoing);
}

/** Names of which a second one would be somebody's attempt to be read in two ways. */
const single = new Set(["host", "origin", "content-length", "content-type", "idempotency-key"]);

function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request | Refusal {
  const { method = "GET", rawHeaders } = incoming;
  // Express takes its mount off the URL, and keeps the whole one.
  const target = "originalUrl" in incoming ? String(incoming.originalUrl) : (incoming.url ?? "");
  if (!target.startsWith("/")) return new Refusal(400, "The request's target must be a path.");
  if (isRead(incoming)) return wasRead();
  const scheme = "encrypted" in incoming.socket ? "https" : "http";
  try {
    const headers = new Headers();
    const seen = new Set<string>();
    for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
      const name = (rawHeaders[at] ?? "").toLowerCase().replace(/^:authority$/, "host");
      if (name.startsWith(":")) continue;
      if (single.has(name) && seen.has(name)) return new Refusal(400, `${name} is there twice.`);
      seen.add(name);
      headers.append(name, rawHeaders[at + 1] ?? "");
    }
    const url = `${scheme}://${headers.get("host") ?? ""}${target}`;
    // Given to the constructor, it would be followed by weak references, which outlive the young.
    const request = new Request(url, { method, headers });
    Object.defineProperty(request, "signal", { value: signal });
    return request;
  } catch {
    return new Refusal(400, "The request has a method, a host or a target that cannot be.");
  }
}

function isRead(incoming: IncomingMessage): boolean {
  const { headers } = incoming;
  const hasBody =
    headers["transfer-encoding"] !== undefined || Number(headers["content-length"]) > 0;
  return hasBody && (incoming.readableDidRead || incoming.readableEnded);
}

async function write(
  response: Response,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { status, headers, body } = response;
  const isUnread = !incoming.complete;
  if (outgoing.destroyed) return void body?.cancel().catch(() => {});
  for (const [name, value] of headers) outgoing.setHeader(name, value);
  if (isUnread && incoming.httpVersionMajor < 2) outgoing.setHeader("Connection", "close");
  if (body === null) outgoing.setHeader("Content-Length", "0");
  outgoing.writeHead(status);
  const reader = body?.getReader();
  try {
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
      if (!outgoing.write(part.value)) await whenWritable(outgoing);
      if (outgoing.destroyed) return void reader?.cancel().catch(() => {});
    }
    outgoing.end();
  } catch {
    outgoing.destroy();
  }
  if (isUnread) linger(incoming, outgoing.socket ?? incoming.socket);
}

function whenWritable(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off("drain", done).off("close", done);
      resolve();
    };
    outgoing.once("drain", done).once("close", done);
  });
}

/** A connection that is closed on unread bytes is reset, and the browser may never see the response. */
function linger(incoming: IncomingMessage, socket: Socket): void {
  let bytes = 0;
  const close = () => socket.destroy();
  const timer = setTimeout(close, lingerMs);
  timer.unref();
  incoming.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxLingerBytes) close();
  });
  incoming.once("close", () => clearTimeout(timer));
  incoming.resume();
}
