import { GatewayFailure } from "./answers.js";
import type { Upstream } from "./upstream.js";

const tokenTimeout = 30_000;
/** Of its life, so that a token does not end while a large reply is on its way. */
const usedPart = 0.9;

export interface Credentials {
  appId: string;
  appSecret: string;
}

/** The one access token; whoever needs it while it is being fetched shares the fetch. */
export interface TokenSource {
  get(incomingUrl: URL): Promise<string>;
  /** Another one than `refused`, which may have been replaced already. */
  renew(incomingUrl: URL, refused: string): Promise<string>;
}

interface Token {
  value: string;
  expiresAt: number;
}

export function createTokenSource<Env>(
  upstream: Upstream<Env>,
  credentials: Credentials,
  now: () => number,
): TokenSource {
  let current: Token | undefined;
  let fetching: Promise<Token> | undefined;

  const fetchToken = async (incomingUrl: URL): Promise<string> => {
    fetching ??= requestToken(upstream, credentials, incomingUrl, now).finally(() => {
      fetching = undefined;
    });
    current = await fetching;
    return current.value;
  };

  return {
    async get(incomingUrl) {
      if (current !== undefined && now() < current.expiresAt) return current.value;
      return fetchToken(incomingUrl);
    },
    async renew(incomingUrl, refused) {
      if (current !== undefined && current.value !== refused) return current.value;
      return fetchToken(incomingUrl);
    },
  };
}

async function requestToken<Env>(
  upstream: Upstream<Env>,
  { appId, appSecret }: Credentials,
  incomingUrl: URL,
  now: () => number,
): Promise<Token> {
  const { origin, prefix } = upstream.base(incomingUrl);
  const request = new Request(`${origin}${prefix}/v2/oauth2/token`, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: appId,
      client_secret: appSecret,
    }),
    // A redirect would carry the secret elsewhere.
    redirect: "manual",
    signal: AbortSignal.timeout(tokenTimeout),
  });
  const response = await upstream.fetch(request).catch((thrown: unknown) => {
    throw new GatewayFailure(502, "No access token: the API could not be reached.", {
      cause: thrown,
    });
  });
  const json: unknown = await response.json().catch(() => undefined);
  if (response.status !== 200) {
    throw new GatewayFailure(
      502,
      `No access token: the API answered ${response.status}. Check the app's id and secret.`,
    );
  }
  const token = readToken(json, now());
  if (token === undefined) {
    throw new GatewayFailure(502, "No access token: the API's answer does not hold one.");
  }
  return token;
}

function readToken(json: unknown, receivedAt: number): Token | undefined {
  if (typeof json !== "object" || json === null || !("access_token" in json)) return undefined;
  const value = json.access_token;
  if (typeof value !== "string" || !/^[\x21-\x7e]+$/.test(value)) return undefined;
  const seconds =
    "expires_in" in json && typeof json.expires_in === "number" ? json.expires_in : Infinity;
  return { value, expiresAt: receivedAt + seconds * 1_000 * usedPart };
}
