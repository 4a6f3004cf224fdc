// Next: app/api/helpscout/[...path]/route.ts exports GET and POST of this.
import { createGateway } from "../../../src/gateway/gateway.js";
import type { GatewayOptions } from "../../../src/gateway/gateway.js";
import { nodeTransport } from "../../../src/gateway/node/node.js";

export function nextRoute(options: GatewayOptions) {
  const transport = nodeTransport();
  const gateway = createGateway({ ...options, basePath: "/api/helpscout", transport });
  const handler = (request: Request) => gateway(request);
  return { GET: handler, POST: handler };
}
