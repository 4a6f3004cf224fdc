import type { IncomingMessage, ServerResponse } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import { getRequestListener } from "@hono/node-server";
import { createGateway } from "../../../src/gateway/gateway.js";
import type { GatewayProblem } from "../../../src/gateway/gateway.js";
import type { Target } from "./target.js";
import { createWorld, createWorlds } from "./world.js";

/** As connect, Vite and Express call it. */
export type Middleware = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  next: () => void,
) => void;

type Answer = (request: Request, env: HttpBindings) => Promise<Response>;

/**
 * Answers what belongs to the API and leaves the rest to `next`: `/v2/…` through the gateway, and
 * with the emulator also its controls under `/_emulator/…`, and any number of further inboxes apart
 * from each other under `/worlds/<name>/…`, for tests and stories that run side by side.
 */
export function createApiHandler(
  target: Target,
  onProblem?: (problem: GatewayProblem) => void,
): Middleware {
  const answerFor = target.kind === "emulator" ? emulated() : remote(target, onProblem);
  return (incoming, outgoing, next) => {
    const { url = "/" } = incoming;
    if (!/^\/(?:v2|_emulator|worlds)(?:\/|\?|$)/.test(url)) return next();
    const { path, answer } = answerFor(url);
    // The world is no part of what the API sees.
    incoming.url = path;
    void getRequestListener((request) => answer(request, { incoming, outgoing }), {
      overrideGlobalObjects: false,
    })(incoming, outgoing);
  };
}

interface Route {
  path: string;
  answer: Answer;
}

const notFound: Answer = async () => Response.json({ message: "Not found" }, { status: 404 });

function emulated(): (url: string) => Route {
  const home = createWorld();
  const worlds = createWorlds();
  return (url) => {
    const [, name, inside = ""] = /^\/worlds\/([\w-]{1,64})(\/.*)?$/.exec(url) ?? [];
    const path = name === undefined ? url : inside;
    const { gateway, control } = name === undefined ? home : worlds.get(name);
    if (path.startsWith("/v2/")) return { path, answer: gateway };
    if (path.startsWith("/_emulator/")) return { path, answer: control };
    return { path: url, answer: notFound };
  };
}

function remote(
  { apiUrl, appId, appSecret }: Extract<Target, { kind: "remote" }>,
  onProblem?: (problem: GatewayProblem) => void,
): (url: string) => Route {
  const gateway = createGateway({ apiUrl, appId, appSecret, ...(onProblem && { onProblem }) });
  return (path) => ({ path, answer: path.startsWith("/v2/") ? gateway : notFound });
}
