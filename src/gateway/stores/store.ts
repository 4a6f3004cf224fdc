/** What is kept of a reply that was sent; none of its text, and no address. */
export interface SentAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
}

/** What became of an attempt. */
export type AttemptRecord =
  | { status: "done"; fingerprint: string; answer: SentAnswer }
  | { status: "unknown" };

export type AttemptState =
  | AttemptRecord
  | { status: "running" }
  /** It ended, and the API did not take it. Of a later request of the key that tells nothing. */
  | { status: "not-sent" };

export type Reservation =
  | { status: "mine"; lease: string }
  | Exclude<AttemptState, { status: "not-sent" }>;

export interface StoredToken {
  value: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/**
 * What must outlive a request, and, with several processes, be seen by all of them: which attempts
 * have been made. Each function is atomic. Records live for 24 hours. Where one rejects, the gateway
 * answers 503 and sends nothing.
 */
export interface GatewayStore {
  /**
   * Of all that ask for a key at a time, one gets "mine"; the others what they wait for. A caller that
   * got "mine" and is not heard of again within `leaseMs` leaves the key "unknown", never free.
   */
  reserve(key: string, options: { leaseMs: number }): Promise<Reservation>;
  /** Does nothing where `lease` is no longer the key's. */
  complete(key: string, lease: string, record: AttemptRecord): Promise<void>;
  /** The API did not take it: the key is free again, and `read` says "not-sent". */
  release(key: string, lease: string): Promise<void>;
  /** Nothing where nothing is known (any more), which is not the same as "not-sent". */
  read(key: string): Promise<AttemptState | undefined>;
  /** The account's access token, so that not each process needs one of its own. */
  getToken?: ((account: string) => Promise<StoredToken | undefined>) | undefined;
  setToken?: ((account: string, token: StoredToken) => Promise<void>) | undefined;
}

/** Milliseconds. */
export const recordLifeMs = 86_400_000;

/** The store's name for an attempt: nobody's key can be another's. */
export function storeKey(appId: string, agentId: string, key: string): string {
  return [appId, agentId, key].map(encodeURIComponent).join("/");
}
