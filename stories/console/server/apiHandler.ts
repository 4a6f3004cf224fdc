import type { IncomingMessage, ServerResponse } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import { getRequestListener } from "@hono/node-server";
import type { GatewayEvent } from "../../../src/gateway/gateway.js";
import { createNodeHandler } from "../../../src/gateway/node/node.js";
import { OWNER_ID } from "../../../test/emulator/seed/people.js";
import { findOwnUser } from "./ownUser.js";
import { createPictures } from "./pictures.js";
import { createSessions } from "./session.js";
import type { Target } from "./target.js";
import { createWorld, createWorlds } from "./world.js";
import type { Access } from "./world.js";

/** As connect, Vite and Express call it. */
export type Middleware = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  next: () => void,
) => void;

/**
 * Answers what belongs to the API and leaves the rest to `next`: `/v2/…` and `/attempts/…` through
 * the gateway, `/pictures` and `/me` beside it. With the emulator there are also its controls under
 * `/_emulator/…`, and any number of further inboxes apart from each other under `/worlds/<name>/…`, for
 * tests and stories that run side by side.
 * Whoever loads a page is signed in as the one agent there is.
 */
export function createApiHandler(
  target: Target,
  onEvent: (event: GatewayEvent) => void = () => {},
): Middleware {
  let port = 0;
  let answer: Middleware | undefined;
  let own: Promise<number | undefined> | undefined;
  const ownUser = () =>
    (own ??= target.kind === "emulator" ? Promise.resolve(OWNER_ID) : findOwnUser(target));
  const sessions = createSessions(() => port);
  const pictures = createPictures();
  return (incoming, outgoing, next) => {
    // Which port it is is known once somebody has connected to it.
    port = incoming.socket.localPort ?? port;
    const [, area] =
      /^\/(v2|attempts|_emulator|worlds|pictures|me)(?:\/|\?|$)/.exec(incoming.url ?? "") ?? [];
    if (area === undefined) {
      sessions.begin(incoming, outgoing);
      return next();
    }
    const origins = ["localhost", "127.0.0.1", "[::1]"].map((host) => `http://${host}:${port}`);
    if (area === "pictures") {
      const isSignedIn = sessions.isSignedIn(incoming.headers.cookie ?? null);
      return void pictures(incoming, outgoing, { origins, isSignedIn });
    }
    if (area === "me") {
      const isSignedIn = sessions.isSignedIn(incoming.headers.cookie ?? null);
      return void tellWho(outgoing, isSignedIn ? ownUser() : undefined);
    }
    const access: Access = {
      origins,
      authorize: ({ headers }) =>
        sessions.isSignedIn(headers.get("Cookie")) ? { id: "demo", mayReplyAs: "anyone" } : null,
    };
    answer ??=
      target.kind === "emulator" ? emulated(access) : remote(access, target, ownUser(), onEvent);
    answer(incoming, outgoing, () => {
      outgoing.writeHead(404, { "Content-Type": "application/json" });
      outgoing.end('{"message":"Not found"}');
    });
  };
}

/** Whose the replies are that name nobody: `{ id }`, or `{}` where the API does not say. */
async function tellWho(outgoing: ServerResponse, user?: Promise<number | undefined>) {
  const headers = { "Content-Type": "application/json", "Cache-Control": "private, no-store" };
  outgoing.writeHead(user ? 200 : 401, headers);
  outgoing.end(JSON.stringify({ id: await user }));
}

const isGateways = (path: string) => /^\/(?:v2|attempts)\//.test(path);

function emulated(access: Access): Middleware {
  const home = createWorld(access);
  const worlds = createWorlds((name) => createWorld(access, `/worlds/${name}`));
  return (incoming, outgoing, notFound) => {
    const { url = "" } = incoming;
    const [, name, inside = ""] = /^\/worlds\/([\w-]{1,64})(\/.*)?$/.exec(url) ?? [];
    const path = name === undefined ? url : inside;
    const { gateway, control } = name === undefined ? home : worlds.get(name);
    if (isGateways(path)) return gateway(incoming, outgoing);
    if (!path.startsWith("/_emulator/")) return notFound();
    // The world is no part of what the emulator sees.
    incoming.url = path;
    const env: HttpBindings = { incoming, outgoing };
    void getRequestListener((request) => control(request, env), {
      overrideGlobalObjects: false,
    })(incoming, outgoing);
  };
}

function remote(
  access: Access,
  target: Extract<Target, { kind: "remote" }>,
  userId: Promise<number | undefined>,
  onEvent: (event: GatewayEvent) => void,
): Middleware {
  const { apiUrl, appId, appSecret } = target;
  const gateway = createNodeHandler({
    ...access,
    apiUrl,
    appId,
    appSecret,
    onEvent,
    async authorize(request, env) {
      const agent = await access.authorize(request, env);
      return agent && { ...agent, userId: await userId };
    },
  });
  return (incoming, outgoing, notFound) =>
    isGateways(incoming.url ?? "") ? gateway(incoming, outgoing) : notFound();
}
