import { Refusal, storeIsDown } from "../answers.js";
import { inTime, quietly } from "../deadline.js";
import { asRecord, visible } from "../json.js";
import type { Timeouts } from "../options.js";
import type { GatewayStore, StoredToken } from "../stores/store.js";
import { partsOf, readJson, startingWith } from "../streams.js";
import type { Transport } from "./transport.js";

/** Milliseconds of each second of its life, so that a token does not end while a large reply is on its way. */
const usedMs = 900;
/** Milliseconds. */
const coolDownMs = 10_000;
const shortestLifeMs = 30_000;
const longestLifeMs = 30 * 86_400_000;
/** Of a token whose end is not known. */
const usualLifeMs = 3_600_000;
const longestAnswer = 100_000;
/** What is shorter is no secret, and may stand in any text. */
const shortestSecret = 10;
/** Of the account: its secret, and its last tokens. */
const mostKnown = 10;

/** The account's access token; all who need it while it is being fetched share the fetch. */
export interface Tokens {
  get(): Promise<string>;
  /** Another one than `refused`, unless that has been replaced already, or was a moment ago. */
  renew(refused: string): Promise<string>;
  /** Whether a text holds a token or the secret. */
  isIn(text: string): boolean;
}

interface Source<Env> {
  apiUrl: string;
  appId: string;
  appSecret: string;
  store: GatewayStore;
  timeouts: Timeouts;
  transport: Transport<Env>;
}

export function createTokens<Env>(source: Source<Env>): Tokens {
  const { store, timeouts, appId, appSecret } = source;
  let current: StoredToken | undefined;
  let fetching: Promise<StoredToken> | undefined;
  let renewedAt = -Infinity;
  let failure: unknown;
  let failedUntil = 0;
  const known = [appSecret];

  const isFresh = (token: StoredToken | undefined, refused?: string): token is StoredToken =>
    token !== undefined && token.value !== refused && Date.now() < token.expiresAt;

  const obtain = async (refused: string | undefined): Promise<StoredToken> => {
    const ask = async () => store.getToken?.(appId);
    // A store that is down costs a token more, and nothing else.
    const stored = await quietly(() => inTime(ask, timeouts.token, storeIsDown));
    if (isFresh(stored, refused)) return stored;
    if (Date.now() < failedUntil) throw failure;
    try {
      const token = await requestToken(source);
      void quietly(() => store.setToken?.(appId, token));
      return token;
    } catch (thrown) {
      const seconds = thrown instanceof Refusal ? Number(thrown.headers["Retry-After"]) : 0;
      failure = thrown;
      failedUntil = Date.now() + Math.max(coolDownMs, seconds * 1_000 || 0);
      throw thrown;
    }
  };

  const fetchShared = async (refused?: string): Promise<string> => {
    fetching ??= obtain(refused).finally(() => {
      fetching = undefined;
    });
    current = await fetching;
    known.splice(1, 0, current.value);
    known.splice(mostKnown);
    return current.value;
  };

  return {
    get: async () => (isFresh(current) ? current.value : fetchShared()),
    async renew(refused) {
      if (isFresh(current, refused)) return current.value;
      // An API that refuses every token must not be asked for one with each request.
      if (fetching === undefined && Date.now() - renewedAt < coolDownMs / 2) return refused;
      renewedAt = Date.now();
      return fetchShared(refused);
    },
    isIn: (text) =>
      known
        .filter((secret) => secret.length >= shortestSecret)
        // Also as JSON writes it.
        .some(
          (secret) => text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1)),
        ),
  };
}

async function requestToken<Env>(source: Source<Env>): Promise<StoredToken> {
  const { apiUrl, appId, appSecret, timeouts, transport } = source;
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: appId,
    client_secret: appSecret,
  });
  const bytes = new TextEncoder().encode(form.toString());
  const noToken = (why: string, wait = 0) =>
    new Refusal(502, `No access token: the API ${why}.`, {
      ...(wait > 0 && wait <= 3_600 && { "Retry-After": String(Math.ceil(wait)) }),
    });
  const ending = new AbortController();
  const ask = async () => {
    const response = await transport(
      {
        method: "POST",
        url: new URL(`${apiUrl}/v2/oauth2/token`),
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
        body: startingWith(bytes),
        contentLength: bytes.length,
        signal: ending.signal,
      },
      undefined,
    );
    const { read } = partsOf(response.body);
    return { ...response, body: await quietly(() => readJson(read, longestAnswer)) };
  };
  const failed = (isLate: boolean) => {
    ending.abort();
    return noToken(isLate ? "did not answer in time" : "could not be reached");
  };
  const { status, header, body } = await inTime(ask, timeouts.token, failed);
  const token = status === 200 ? readToken(body) : undefined;
  if (token !== undefined) return token;
  const wait = Number(header("Retry-After") ?? header("X-RateLimit-Retry-After"));
  throw noToken(`answered ${status}`, wait);
}

function readToken(body: unknown): StoredToken | undefined {
  const { access_token: value, expires_in: seconds } = asRecord(body);
  if (typeof value !== "string" || !visible.test(value)) return undefined;
  const life = typeof seconds === "number" && seconds >= 0 ? seconds * usedMs : usualLifeMs;
  return { value, expiresAt: Date.now() + Math.min(Math.max(life, shortestLifeMs), longestLifeMs) };
}
