import type { HttpBindings } from "@hono/node-server";
import { createGateway } from "../../../src/gateway/gateway.js";
import { createEmulator } from "../../../test/emulator/emulator.js";

const maxWorlds = 100;

/** One inbox of its own, with the gateway in front of it. */
export interface World {
  gateway: (request: Request, env: HttpBindings) => Promise<Response>;
  control: (request: Request, env: HttpBindings) => Promise<Response>;
}

export function createWorld(): World {
  const emulator = createEmulator();
  const answer: World["control"] = (request, env) => emulator.fetch(request, env);
  const gateway = createGateway<HttpBindings>({
    handler: (request, env) => emulator.fetch(request, env),
    appId: "console",
    appSecret: "console",
  });
  return { gateway, control: answer };
}

/** Worlds by name, made when first asked for; beyond the limit the one unused for longest goes. */
export function createWorlds(): { get(name: string): World } {
  const worlds = new Map<string, World>();
  return {
    get(name) {
      const world = worlds.get(name) ?? createWorld();
      // Last in order of insertion is the one used last.
      worlds.delete(name);
      worlds.set(name, world);
      const [oldest] = worlds.keys();
      if (worlds.size > maxWorlds && oldest !== undefined) worlds.delete(oldest);
      return world;
    },
  };
}
