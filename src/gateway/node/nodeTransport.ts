import type { Bytes } from "../bytes.js";
import { Agent as HttpAgent, request as httpRequest } from "node:http";
import type { ClientRequest, IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import type { ReadPart } from "../streams.js";
import { NotConnected } from "../upstream/transport.js";
import type { Transport, UpstreamRequest, UpstreamResponse } from "../upstream/transport.js";
import { beginWrite } from "./chunkMemory.js";

/**
 * By `node:http`, since `fetch` of Node moves a body at a third of its speed. Readings share
 * connections. A reply has one of its own: where a shared one breaks, nobody can tell whether the API
 * had the reply. What it writes of a reply is no longer there once it was written.
 */
export function nodeTransport(): Transport {
  const shared = { keepAlive: true, scheduling: "lifo" } as const;
  const agents = { http: new HttpAgent(shared), https: new HttpsAgent(shared) };
  return (request) =>
    new Promise((resolve, reject) => {
      const { url, method, body, signal } = request;
      const isSecure = url.protocol === "https:";
      const readingAgent = isSecure ? agents.https : agents.http;
      let isConnected = false;
      let isAnswered = false;
      const sent = (isSecure ? httpsRequest : httpRequest)(url, {
        method,
        headers: headersOf(request),
        agent: body === undefined ? readingAgent : false,
      });
      // Not by Node's own `signal`, which makes an error with a stack for each request that ends well.
      const leave = () => sent.destroy(signal.reason instanceof Error ? signal.reason : undefined);
      signal.addEventListener("abort", leave);
      if (signal.aborted) leave();
      sent.on("socket", (socket) => {
        const connect = () => (isConnected = true);
        if (!socket.connecting) connect();
        else socket.once(isSecure ? "secureConnect" : "connect", connect);
      });
      sent.on("response", (incoming) => {
        isAnswered = true;
        resolve(responseOf(incoming));
      });
      sent.on("upgrade", (_incoming, socket) => socket.destroy());
      sent.on("close", () => {
        // A signal outlives the young, and with it whatever listens to it.
        signal.removeEventListener("abort", leave);
        if (!isAnswered) reject(new Error("The connection to the API was lost."));
      });
      sent.on("error", (cause) => {
        // By the connection alone: an established one can end with any code.
        reject(isConnected ? cause : new NotConnected("The API could not be reached.", { cause }));
      });
      if (body === undefined) sent.end();
      else void write(sent, body);
    });
}

/** Bytes of one reply. */
const mostWaiting = 400_000;
/** Bytes of large parts for which it is looked once whether the API has answered meanwhile. */
const mostUnheard = 262_144;
const smallPart = 16_384;

function headersOf({ headers, body, contentLength }: UpstreamRequest): Record<string, string> {
  return {
    ...headers,
    "Accept-Encoding": "identity",
    ...(body !== undefined && contentLength !== undefined
      ? { "Content-Length": String(contentLength) }
      : {}),
  };
}

/** As fast as the socket takes it, from when there is one. */
async function write(sent: ClientRequest, read: ReadPart): Promise<void> {
  try {
    await connected(sent);
    let unheard = mostUnheard;
    for (;;) {
      // oxlint-disable no-await-in-loop -- as fast as the socket takes it
      const part = await read();
      if (part === undefined) break;
      unheard += part.length < smallPart ? mostUnheard : part.length;
      // What is written while something waits goes out only after the socket has read.
      if (sent.writableLength === 0 && unheard >= mostUnheard) {
        await turn();
        unheard = 0;
      }
      if (sent.destroyed) return;
      // What is waiting goes out in one piece; waiting for each part would halve the speed.
      const isTaken = sent.write(part, beginWrite(part));
      if (!isTaken && sent.writableLength > mostWaiting) await drained(sent);
      // oxlint-enable no-await-in-loop
    }
    sent.end();
  } catch (thrown) {
    // Without an end, so that the API sees a body that is not whole.
    sent.destroy(thrown instanceof Error ? thrown : new Error("The body broke off."));
  }
}

/**
 * A round of the event loop, in which the socket reads what has come: an API that answers before it has
 * the reply resets the connection, and a write to that closes the socket with its answer unread.
 */
async function turn(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

function connected(sent: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    sent.once("close", resolve);
    sent.once("socket", (socket) => {
      if (!socket.connecting) resolve();
      else socket.once("encrypted" in socket ? "secureConnect" : "connect", resolve);
    });
  });
}

function drained(sent: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      sent.off("drain", done).off("close", done);
      resolve();
    };
    sent.once("drain", done).once("close", done);
  });
}

function responseOf(incoming: IncomingMessage): UpstreamResponse {
  const isEmpty = incoming.headers["content-length"] === "0" || incoming.statusCode === 204;
  if (isEmpty) incoming.resume();
  return {
    status: incoming.statusCode ?? 0,
    header: (name) => incoming.headersDistinct[name.toLowerCase()]?.join(", ") ?? null,
    body: isEmpty ? null : streamOfMessage(incoming),
  };
}

function streamOfMessage(incoming: IncomingMessage): ReadableStream<Bytes> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Node's own type of the same stream
  return Readable.toWeb(incoming) as ReadableStream<Bytes>;
}
