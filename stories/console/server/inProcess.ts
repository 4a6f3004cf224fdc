import type { HttpBindings } from "@hono/node-server";
import type { NodeEnv } from "../../../src/gateway/node/node.js";
import { streamOf } from "../../../src/gateway/streams.js";
import type { Transport } from "../../../src/gateway/upstream/transport.js";

/** An API in this process, whose faults act on the browser's own connection. */
export function inProcess(
  handler: (request: Request, env?: HttpBindings) => Promise<Response>,
): Transport<NodeEnv> {
  return async ({ method, url, headers, body, signal }, env) => {
    const init: RequestInit & { duplex?: "half" } = { method, headers, signal };
    if (body !== undefined) Object.assign(init, { body: streamOf(body), duplex: "half" });
    const response = await handler(new Request(url, init), env);
    const header = (name: string) => response.headers.get(name);
    return { status: response.status, header, body: response.body };
  };
}
