// Node alone.
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { GatewayOptions } from "../../../src/gateway/gateway.js";
import { createNodeHandler } from "../../../src/gateway/node/node.js";

export function nodeServer(options: GatewayOptions): Server {
  const gateway = createNodeHandler({ ...options, basePath: "/api/helpscout" });
  return createServer((incoming, outgoing) => {
    if (incoming.url?.startsWith("/api/helpscout/") === true) return gateway(incoming, outgoing);
    outgoing.writeHead(404).end();
  });
}
