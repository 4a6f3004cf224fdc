import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { createEmulation } from "./emulation.js";
import type { Emulation, EmulatorEnv } from "./emulation.js";
import { errorResponse } from "./errors.js";
import { api } from "./routes/api.js";
import { control } from "./routes/control.js";
import { DEFAULT_SETTINGS } from "./settings.js";
import type { Settings } from "./settings.js";

export interface EmulatorOptions extends Partial<Settings> {
  /** The clock behind every date, token and rate limit. */
  now?: () => Date;
}

export interface Emulator {
  /**
   * Answers one request. `env` is @hono/node-server's `{ incoming, outgoing }` where there is a
   * socket; faults that break connections need it.
   */
  fetch: (request: Request, env?: HttpBindings) => Promise<Response>;
}

const EXPOSED = [
  "Resource-ID",
  "Location",
  "X-RateLimit-Limit-Minute",
  "X-RateLimit-Remaining-Minute",
  "X-RateLimit-Retry-After",
];

/** The Inbox API as far as a reply composer meets it, seeded, with faults on demand. */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const { now = () => new Date(), ...given } = options;
  const settings = { ...DEFAULT_SETTINGS, ...definedOnly(given) };
  const emulation = createEmulation(() => now().getTime(), settings);
  const app = new Hono<EmulatorEnv>();
  app.use(closingConnections(emulation));
  app.use(
    cors({
      origin: "*",
      allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
      allowHeaders: ["Authorization", "Content-Type", "Idempotency-Key"],
      exposeHeaders: EXPOSED,
    }),
  );
  app.route("/v2", api(emulation));
  app.route("/_emulator", control(emulation));
  app.notFound(() => errorResponse(404, "Not found"));
  app.onError((error) => {
    console.error(error);
    return errorResponse(500, "Internal server error");
  });
  return { fetch: async (request, env) => app.fetch(request, env ?? {}) };
}

/**
 * A browser resends a POST when a kept-alive connection that it reuses breaks, so while a fault is
 * armed, and for the request that uses it up, no connection is kept.
 */
function closingConnections(emulation: Emulation) {
  return async (c: { env: Partial<HttpBindings>; res: Response }, next: () => Promise<void>) => {
    const wasArmed = emulation.faults.isArmed;
    await next();
    if (!wasArmed && !emulation.faults.isArmed && !emulation.settings.connectionClose) return;
    c.res.headers.set("Connection", "close");
    if (c.env.outgoing !== undefined) c.env.outgoing.shouldKeepAlive = false;
  };
}

function definedOnly(settings: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
