import { createGateway } from "../gateway.js";
import type { GatewayOptions } from "../gateway.js";
import { nodeHandler } from "./nodeHandler.js";
import type { NodeEnv, NodeHandler } from "./nodeHandler.js";
import { nodeTransport } from "./nodeTransport.js";

export { nodeHandler } from "./nodeHandler.js";
export type { NodeEnv, NodeHandler } from "./nodeHandler.js";
export { nodeTransport } from "./nodeTransport.js";

/** A gateway for `node:http`, connect and Express, over `node:http` on both sides. */
export function createNodeHandler(options: GatewayOptions<NodeEnv>): NodeHandler {
  return nodeHandler(createGateway<NodeEnv>({ transport: nodeTransport(), ...options }));
}
