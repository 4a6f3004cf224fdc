import type { Budgets } from "./budgets.js";
import type { Trace } from "./events.js";
import type { Agent, GatewayOptions, Limits, Timeouts } from "./options.js";
import type { Held } from "./reply/upload.js";
import type { Match } from "./routes.js";
import type { GatewayStore } from "./stores/store.js";
import type { Caller } from "./upstream/caller.js";
import type { Tokens } from "./upstream/tokens.js";

/** What all requests of a gateway share. */
export interface Shared<Env> {
  apiUrl: string;
  appId: string;
  limits: Limits;
  timeouts: Timeouts;
  store: GatewayStore;
  tokens: Tokens;
  caller: Caller<Env>;
  budgets: Budgets;
  held: Held;
  allow?: GatewayOptions<Env>["allow"];
}

/** One request that was let in. */
export interface Asked<Env> {
  request: Request;
  env: Env | undefined;
  agent: Agent;
  match: Match;
  /** For the host's log; also in the response. */
  trace: Trace;
}
