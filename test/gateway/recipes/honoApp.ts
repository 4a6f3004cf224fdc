// Hono, on Node: the transport by node:http, since Node's fetch is slow with what streams.
import { Hono } from "hono";
import { createGateway } from "../../../src/gateway/gateway.js";
import type { GatewayOptions } from "../../../src/gateway/gateway.js";
import { nodeTransport } from "../../../src/gateway/node/node.js";

export function honoApp(options: GatewayOptions): Hono {
  const transport = nodeTransport();
  const gateway = createGateway({ ...options, basePath: "/api/helpscout", transport });
  return new Hono().all("/api/helpscout/*", (c) => gateway(c.req.raw, c.env));
}
