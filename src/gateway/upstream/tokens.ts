import { Refusal } from "../answers.js";
import type { HeaderList } from "../answers.js";
import { inTime } from "../deadline.js";
import { asRecord } from "../json.js";
import type { Timeouts } from "../options.js";
import type { GatewayStore, StoredToken } from "../stores/store.js";
import { partsOf, readJson } from "../streams.js";
import type { Transport } from "./transport.js";

/** Of its life, so that a token does not end while a large reply is on its way. */
const usedPart = 0.9;
/** Milliseconds. */
const coolDownMs = 10_000;
const shortestLifeMs = 30_000;
const longestLifeMs = 30 * 86_400_000;
/** Of a token whose end is not known. */
const usualLifeMs = 3_600_000;
const longestAnswer = 100_000;
/** What is shorter is no secret, and may stand in any text. */
const shortestSecret = 10;

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
  let failure: { thrown: unknown; until: number } | undefined;
  const known = new Set<string>();
  /** Also as JSON writes it. */
  const know = (secret: string) => known.add(secret).add(JSON.stringify(secret).slice(1, -1));
  know(appSecret);

  const isFresh = (token: StoredToken | undefined, refused?: string): token is StoredToken =>
    token !== undefined && token.value !== refused && Date.now() < token.expiresAt;

  const obtain = async (refused: string | undefined): Promise<StoredToken> => {
    const ask = async () => store.getToken?.(appId);
    // A store that is down costs a token more, and nothing else.
    const stored = await inTime(ask, timeouts.token, () => undefined).catch(() => undefined);
    if (isFresh(stored, refused)) return stored;
    if (failure !== undefined && Date.now() < failure.until) throw failure.thrown;
    try {
      const token = await requestToken(source);
      failure = undefined;
      void Promise.resolve(store.setToken?.(appId, token)).catch(() => {});
      return token;
    } catch (thrown) {
      const seconds = thrown instanceof Refusal ? Number(thrown.headers["Retry-After"]) : 0;
      failure = { thrown, until: Date.now() + Math.max(coolDownMs, seconds * 1_000 || 0) };
      throw thrown;
    }
  };

  const fetchShared = async (refused?: string): Promise<string> => {
    fetching ??= obtain(refused).finally(() => {
      fetching = undefined;
    });
    current = await fetching;
    if (known.size > 20) known.clear();
    know(appSecret);
    know(current.value);
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
      [...known].some((secret) => secret.length >= shortestSecret && text.includes(secret)),
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
  const ending = new AbortController();
  const noToken = (why: string, headers?: HeaderList) =>
    new Refusal(502, `No access token: the API ${why}.`, headers);
  const ask = async () => {
    const response = await transport(
      {
        method: "POST",
        url: new URL(`${apiUrl}/v2/oauth2/token`),
        headers: {
          Accept: "application/json",
          "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8",
        },
        body: (async function* () {
          yield bytes;
        })(),
        contentLength: bytes.length,
        signal: ending.signal,
      },
      undefined,
    );
    const { read } = partsOf(response.body);
    return { ...response, body: await readJson(read, longestAnswer).catch(() => {}) };
  };
  try {
    const failed = (isLate: boolean) =>
      noToken(isLate ? "does not answer" : "could not be reached");
    const { status, header, body } = await inTime(ask, timeouts.token, failed);
    const token = status === 200 ? readToken(body) : undefined;
    if (token !== undefined) return token;
    const wait = Number(header("Retry-After") ?? header("X-RateLimit-Retry-After"));
    const isSaid = wait > 0 && wait <= 3_600;
    throw noToken(
      `answered ${status}; check the app's id and secret`,
      isSaid ? { "Retry-After": String(Math.ceil(wait)) } : {},
    );
  } finally {
    ending.abort();
  }
}

function readToken(body: unknown): StoredToken | undefined {
  const { access_token: value, expires_in: seconds } = asRecord(body);
  if (typeof value !== "string" || !/^[\x21-\x7e]{1,8192}$/.test(value)) return undefined;
  const life =
    typeof seconds === "number" && seconds >= 0 ? seconds * 1_000 * usedPart : usualLifeMs;
  return { value, expiresAt: Date.now() + Math.min(Math.max(life, shortestLifeMs), longestLifeMs) };
}
