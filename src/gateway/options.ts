import type { GatewayEvent } from "./events.js";
import type { RouteName } from "./routes.js";
import type { GatewayStore } from "./stores/store.js";
import type { Transport } from "./upstream/transport.js";

/** Who asks, as the host knows. */
export interface Agent {
  /** Of the host's own making, one for each agent: whose budgets and whose sends they are. */
  id: string;
  /** The agent's user in the API: the author of a reply that names none. */
  userId?: number | undefined;
  /** In whose names besides `userId` this agent may reply. Default: nobody's. */
  mayReplyAs?: readonly number[] | "anyone" | undefined;
  /** Mailboxes that this agent may see. Default: all of the account. */
  mailboxIds?: readonly number[] | undefined;
}

/** What an agent asks for, as far as `allow` decides about it. */
export interface RouteRequest {
  route: RouteName;
  conversationId?: number | undefined;
}

export interface GatewayLimits {
  /** Bytes of one reply. Default 100,000,000. */
  body?: number | undefined;
  /** Bytes of all replies that are on their way; one agent may take a quarter. Default 1,000,000,000. */
  inFlightBytes?: number | undefined;
  /** Requests at a time. Default 1,000. */
  requests?: number | undefined;
  perAgent?:
    | {
        /** Requests at a time. Default 30. */
        requests?: number | undefined;
        /** Default 1,200. */
        perMinute?: number | undefined;
      }
    | undefined;
}

/** Milliseconds. */
export interface GatewayTimeouts {
  /** For an access token, and for the store. Default 10,000. */
  token?: number | undefined;
  /** Until the API takes the first byte. Default 10,000. */
  connect?: number | undefined;
  /** From the last byte of a request to its answer, and between two parts of that. Default 50,000. */
  read?: number | undefined;
  /** Until the API takes the next part of a reply. Default 30,000. */
  write?: number | undefined;
  /** Until the browser sends the next part of a reply. Default 30,000. */
  bodyIdle?: number | undefined;
}

export interface GatewayOptions<Env = unknown> {
  appId: string;
  appSecret: string;
  /**
   * Where the API is: an absolute http(s) URL, with a path prefix if it has one. `/v2/…` is appended.
   * Default: `https://api.helpscout.net`.
   */
  apiUrl?: string | undefined;
  /** The path under which the gateway is mounted: `/api/helpscout`. Default: none. */
  basePath?: string | undefined;
  /**
   * Origins whose pages may call, reads too: `https://desk.example`. Their hosts are those at which
   * the gateway answers, so where a proxy rewrites `Host`, the origin that it makes of it as well.
   */
  origins: readonly string[];
  /**
   * Says whose request it is, by the host's own session; `null`: nobody's, 401. The request has no
   * body. `env` is what the gateway was called with.
   */
  authorize: (request: Request, env: Env) => Agent | null | Promise<Agent | null>;
  /** Narrows what an agent may ask for. `false`: 404. */
  allow?: ((agent: Agent, request: RouteRequest) => boolean | Promise<boolean>) | undefined;
  /** Which replies have been sent. Default: `memoryStore()`, for one process. */
  store?: GatewayStore | undefined;
  limits?: GatewayLimits | undefined;
  timeouts?: GatewayTimeouts | undefined;
  /** Called for every request, never awaited. Holds no text, address, token or secret. */
  onEvent?: ((event: GatewayEvent) => void) | undefined;
  /** How requests reach the API. Default: `fetch`. */
  transport?: Transport<Env> | undefined;
}

type Filled<T> = { [Name in keyof T]-?: Exclude<T[Name], undefined> };

export type Timeouts = Filled<GatewayTimeouts>;
export type Limits = Filled<Omit<GatewayLimits, "perAgent">> & {
  perAgent: Filled<NonNullable<GatewayLimits["perAgent"]>>;
};

/** What a gateway makes of its options. */
interface Settings {
  apiUrl: string;
  mount: string;
  limits: Limits;
  timeouts: Timeouts;
}

/** What a host leaves out, or gives as `undefined`, is as it is by default. */
function filled<Name extends string>(
  defaults: Record<Name, number>,
  given: { readonly [N in Name]?: number | undefined } = {},
): Record<Name, number> {
  const all = { ...defaults };
  for (const name in all) all[name] = given[name] ?? all[name];
  return all;
}

/** @throws {TypeError} where the gateway could not work, or would be open to anybody. */
export function checkOptions<Env>(options: GatewayOptions<Env>): Settings {
  const { appId, appSecret, origins, authorize, basePath = "", limits, timeouts } = options;
  const { apiUrl = "https://api.helpscout.net" } = options;
  const must = (isWell: boolean, words: string) => {
    if (!isWell) throw new TypeError(words);
  };
  must(Boolean(appId && appSecret), "appId or appSecret is empty.");
  must(
    typeof authorize === "function",
    "authorize is missing, and the token opens the whole account.",
  );
  must(origins?.length > 0, "origins is missing or empty.");
  for (const origin of origins) {
    must(
      URL.canParse(origin) && new URL(origin).origin === origin,
      `${origin} in origins is no origin.`,
    );
  }
  must(/^https?:/.test(apiUrl) && URL.canParse(apiUrl), "apiUrl is no absolute http(s) URL.");
  const { origin, pathname } = new URL(apiUrl);
  const trim = (path: string) => path.replace(/\/+$/, "");
  return {
    apiUrl: trim(origin + pathname),
    mount: trim(basePath),
    limits: {
      ...filled<keyof Omit<GatewayLimits, "perAgent">>(
        { body: 1e8, inFlightBytes: 1e9, requests: 1_000 },
        limits,
      ),
      perAgent: filled({ requests: 30, perMinute: 1_200 }, limits?.perAgent),
    },
    // `read` is less than the minute after which a composer gives up, so that it hears what became of it.
    timeouts: filled({ token: 1e4, connect: 1e4, read: 5e4, write: 3e4, bodyIdle: 3e4 }, timeouts),
  };
}
