import { GatewayFailure } from "./answers.js";

/** An API in this process: gets the request with its body unread, and whatever `env` came with it. */
export type ApiHandler<Env> = (request: Request, env?: Env) => Promise<Response>;

/** Where requests go. */
export interface Upstream<Env> {
  /** The API's base for a request that came in: origin and path prefix, without a slash at the end. */
  base(incomingUrl: URL): { origin: string; prefix: string };
  /** Over a network a body is read whole first: it then has a length, and can be sent again. */
  isRemote: boolean;
  fetch(request: Request, env?: Env): Promise<Response>;
}

export function remote<Env>(apiUrl: string): Upstream<Env> {
  const url = URL.canParse(apiUrl) ? new URL(apiUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      `apiUrl is ${JSON.stringify(apiUrl)}, so no request could be forwarded. Give an absolute http or https URL.`,
    );
  }
  const base = { origin: url.origin, prefix: url.pathname.replace(/\/+$/, "") };
  return { base: () => base, isRemote: true, fetch: (request) => fetch(request) };
}

/** The API answers under the very origin that was asked, so that its `Location`s lead back to it. */
export function inProcess<Env>(handler: ApiHandler<Env>): Upstream<Env> {
  return {
    base: ({ origin }) => ({ origin, prefix: "" }),
    isRemote: false,
    fetch: handler,
  };
}

const neverConnected = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/**
 * Says why nothing can have reached the API, or nothing where something may have. Runtimes hide the
 * reason in `cause`, and in `errors` where a host name has several addresses.
 */
export function connectFailure(thrown: unknown): GatewayFailure | undefined {
  if (!neverSent(thrown)) return undefined;
  return new GatewayFailure(502, "The API could not be reached. Nothing was sent to it.", {
    cause: thrown,
  });
}

function neverSent(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  if ("code" in thrown && typeof thrown.code === "string") return neverConnected.has(thrown.code);
  if (thrown instanceof AggregateError)
    return thrown.errors.length > 0 && thrown.errors.every(neverSent);
  return neverSent(thrown.cause);
}
