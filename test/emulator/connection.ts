import type { HttpBindings } from "@hono/node-server";

type Bindings = Partial<HttpBindings> | undefined;

/**
 * Breaks the connection under a request. The handler still returns a response, so that whatever
 * stands in front can remember it; Node ignores what is written to a destroyed response.
 */
export function dropConnection(env: Bindings): void {
  env?.incoming?.socket.destroy();
}

/** Resolves when the client has gone, or, without a socket, when the request is aborted. */
export function clientLeft(request: Request, env: Bindings): Promise<void> {
  return new Promise((resolve) => {
    if (env?.outgoing?.destroyed === true || request.signal.aborted) resolve();
    env?.outgoing?.once("close", () => resolve());
    request.signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/**
 * Closes the server's kept-alive connections that carry no request. A browser sends a POST again by
 * itself when a reused connection breaks, so a fault has to meet a fresh one.
 */
export function closeIdleConnections(env: Bindings): void {
  const socket = env?.incoming?.socket;
  if (socket === undefined || !("server" in socket)) return;
  const { server } = socket;
  if (typeof server !== "object" || server === null || !("closeIdleConnections" in server)) return;
  if (typeof server.closeIdleConnections === "function") server.closeIdleConnections();
}
