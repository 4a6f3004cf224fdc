import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import type { Emulation, EmulatorEnv } from "../emulation.js";
import { errorResponse, rateLimited } from "../errors.js";
import { readWithFaults } from "../readWithFaults.js";
import { conversations } from "./conversations.js";
import { directory } from "./directory.js";
import { issueToken } from "./token.js";
import { createReply } from "./reply.js";

type Handler = MiddlewareHandler<EmulatorEnv>;

export function api(emulation: Emulation): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>();
  app.use(logging(emulation));
  app.use(readWithFaults(emulation));
  app.post("/oauth2/token", issueToken(emulation));
  app.use(authorized(emulation));
  app.use(withinRate(emulation));
  app.post("/conversations/:id{[0-9]+}/reply", createReply(emulation));
  app.route("/conversations", conversations(emulation));
  app.route("/", directory(emulation));
  return app;
}

function logging({ log }: Emulation): Handler {
  return async (c, next) => {
    const entry = log.open(c.req.raw);
    c.set("entry", entry);
    await next();
    entry.status = c.get("isDropped") ? 0 : c.res.status;
  };
}

function authorized({ tokens }: Emulation): Handler {
  return async (c, next) => {
    if (tokens.accepts(c.req.header("Authorization"))) return next();
    return errorResponse(401, "Unauthorized", { headers: { "WWW-Authenticate": "Bearer" } });
  };
}

function withinRate(emulation: Emulation): Handler {
  return async (c, next) => {
    const { rateLimitPerMinute } = emulation.settings;
    const { exceeded, headers } = emulation.rateLimit.count(c.req.method, rateLimitPerMinute);
    if (exceeded) return rateLimited(headers);
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
    return undefined;
  };
}
