import type { HttpBindings } from "@hono/node-server";
import { createGateway } from "../../../src/gateway/gateway.js";
import type { GatewayOptions } from "../../../src/gateway/gateway.js";
import { nodeHandler } from "../../../src/gateway/node/node.js";
import type { NodeEnv, NodeHandler } from "../../../src/gateway/node/node.js";
import { createEmulator } from "../../../test/emulator/emulator.js";
import { inProcess } from "./inProcess.js";

const maxWorlds = 100;

export type Access = Pick<GatewayOptions<NodeEnv>, "origins" | "authorize">;

/** One inbox of its own, with the gateway in front of it. */
export interface World {
  gateway: NodeHandler;
  control: (request: Request, env: HttpBindings) => Promise<Response>;
}

export function createWorld(access: Access, basePath = ""): World {
  const emulator = createEmulator();
  const [apiUrl = ""] = access.origins;
  const gateway = createGateway<NodeEnv>({
    ...access,
    basePath,
    apiUrl,
    appId: "console",
    // Random, so that no text of a test holds it by chance.
    appSecret: crypto.randomUUID(),
    transport: inProcess((request, env) => emulator.fetch(request, env)),
  });
  return {
    gateway: nodeHandler(gateway),
    control: (request, env) => emulator.fetch(request, env),
  };
}

/** Worlds by name, made when first asked for; beyond the limit the one unused for longest goes. */
export function createWorlds(create: (name: string) => World): { get(name: string): World } {
  const worlds = new Map<string, World>();
  return {
    get(name) {
      const world = worlds.get(name) ?? create(name);
      // Last in order of insertion is the one used last.
      worlds.delete(name);
      worlds.set(name, world);
      const [oldest] = worlds.keys();
      if (worlds.size > maxWorlds && oldest !== undefined) worlds.delete(oldest);
      return world;
    },
  };
}
