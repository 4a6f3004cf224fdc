import type { HttpBindings } from "@hono/node-server";
import { createFaults } from "./faults.js";
import { createRateLimit } from "./rateLimit.js";
import { createRequestLog } from "./requestLog.js";
import type { LoggedRequest } from "./requestLog.js";
import { seedStore } from "./seed/seedStore.js";
import type { Settings } from "./settings.js";
import { createTokens } from "./tokens.js";

/** What Hono's handlers share: the socket, where there is one, and what is known of the request. */
export interface EmulatorEnv {
  Bindings: Partial<HttpBindings>;
  Variables: { entry: LoggedRequest; body: Uint8Array; json: unknown; isDropped: boolean };
}

export type Emulation = ReturnType<typeof createEmulation>;

/** Everything that changes while the emulator runs. */
export function createEmulation(now: () => number, initial: Settings) {
  const faults = createFaults();
  const log = createRequestLog();
  const rateLimit = createRateLimit(now);
  const emulation = {
    now,
    faults,
    log,
    rateLimit,
    tokens: createTokens(now),
    settings: { ...initial },
    store: seedStore(now()),
    /** Tokens survive: a gateway that holds one should not notice. */
    reset() {
      faults.clear();
      log.clear();
      rateLimit.reset();
      emulation.settings = { ...initial };
      emulation.store = seedStore(now());
    },
  };
  return emulation;
}
