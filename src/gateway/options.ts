import type { Credentials } from "./token.js";
import type { ApiHandler } from "./upstream.js";

/** What went wrong on the server's side, for its log. Never holds the secret or a token. */
export interface GatewayProblem {
  /** Also in the answer's body, so that an agent can quote it. */
  logRef: string;
  status: number;
  message: string;
  cause?: unknown;
}

export interface GatewayOptions<Env = unknown> extends Credentials {
  /**
   * Where the API is: an absolute http(s) URL, with a path prefix if it has one. `/v2/…` is appended.
   * Default: `https://api.helpscout.net`.
   */
  apiUrl?: string | undefined;
  /**
   * An API in this process, instead of `apiUrl`. It gets requests with their bodies unread, and the
   * `env` that the gateway was called with.
   */
  handler?: ApiHandler<Env> | undefined;
  /** The path under which the gateway is mounted: `/api/helpscout`. Default: none. */
  basePath?: string | undefined;
  /**
   * Origins besides the server's own whose pages may write: `https://desk.example`. Needed where a
   * proxy rewrites the `Host` header. Default: none.
   */
  allowedOrigins?: readonly string[] | undefined;
  /** Bytes of a request body, which is held in memory until it is answered; beyond it 413. Default: 100,000,000. */
  maxBodyBytes?: number | undefined;
  /** Told of every failure that is the gateway's or the connection's. Must not throw. */
  onProblem?: ((problem: GatewayProblem) => void) | undefined;
  /** The clock, in milliseconds since the epoch. Default: `Date.now`. */
  now?: (() => number) | undefined;
}
