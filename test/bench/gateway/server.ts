// One process of the bench: the API, a bare pass-through to it, or the gateway before it.
import { createHash } from "node:crypto";
import { createServer, request } from "node:http";
import type { RequestListener } from "node:http";
import { createNodeHandler } from "../../../src/gateway/node/node.js";

const { KIND = "", API_URL = "" } = process.env;

/** Reads as fast as it can; conversation 2 is answered with a digest of what came. */
const api: RequestListener = (incoming, outgoing) => {
  if (incoming.url === "/v2/oauth2/token") {
    incoming.resume();
    outgoing.setHeader("Content-Type", "application/json");
    return outgoing.end('{"access_token":"token-of-the-bench","expires_in":172800}');
  }
  const hash = incoming.url?.includes("/2/") === true ? createHash("sha256") : undefined;
  incoming.on("data", (chunk: Buffer) => hash?.update(chunk));
  incoming.on("error", () => {});
  incoming.on("end", () => {
    outgoing
      .writeHead(201, { "Resource-ID": hash?.digest("hex") ?? "1", "Content-Length": 0 })
      .end();
  });
};

/** What nobody should do, and what nothing can be faster than. */
const bare: RequestListener = (incoming, outgoing) => {
  const { "content-type": type, "content-length": length } = incoming.headers;
  const headers = { Authorization: "Bearer x", "Content-Type": type, "Content-Length": length };
  const sent = request(API_URL + incoming.url, {
    method: incoming.method ?? "GET",
    headers,
    agent: false,
  });
  sent.on("response", (response) => {
    outgoing.writeHead(response.statusCode ?? 0, response.headers);
    response.pipe(outgoing);
  });
  sent.on("error", () => outgoing.destroy());
  incoming.pipe(sent);
};

const gateway = (): RequestListener =>
  createNodeHandler({
    appId: "app",
    appSecret: "secret-of-the-bench",
    apiUrl: API_URL,
    origins: ["http://desk.example"],
    authorize: () => ({ id: "ann" }),
    limits: { perAgent: { perMinute: 1_000_000 } },
  });

let peak = 0;
setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 25).unref();

const listener = KIND === "api" ? api : KIND === "bare" ? bare : gateway();
const server = createServer((incoming, outgoing) => {
  if (incoming.url !== "/peak") return listener(incoming, outgoing);
  outgoing.end(String(peak));
  peak = 0;
}).listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : "");
});
