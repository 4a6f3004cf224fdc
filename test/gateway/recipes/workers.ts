// On Workers, a Durable Object as the store: it alone is atomic there, KV is not.
import { createGateway, memoryStore } from "../../../src/gateway/gateway.js";
import type { GatewayStore, StoredToken } from "../../../src/gateway/gateway.js";

/** What a Durable Object keeps, and outlives it. */
export interface Storage {
  get<T>(key: string): Promise<T | undefined>;
  put(key: string, value: unknown): Promise<void>;
}

type Method = "reserve" | "complete" | "release" | "read" | "getToken" | "setToken";
type Entry = { state: unknown; lease: string; leaseEnd: number; end: number };

const life = 86_400_000;

/** The class of the object: one for each account. Its input gate lets one call in at a time. */
export class AttemptsObject {
  readonly #storage: Storage;

  constructor({ storage }: { storage: Storage }) {
    this.#storage = storage;
  }

  async fetch(request: Request): Promise<Response> {
    const [method, ...values] = (await request.json()) as [Method, string, ...unknown[]];
    return Response.json((await this.#call(method, values)) ?? null);
  }

  async #call(method: Method, values: unknown[]): Promise<unknown> {
    const [key, second, third] = values as [string, unknown, unknown];
    const now = Date.now();
    if (method === "getToken") return this.#storage.get(`token:${key}`);
    if (method === "setToken") return this.#storage.put(`token:${key}`, second);
    const kept = await this.#storage.get<Entry>(key);
    const entry = kept !== undefined && now < kept.end ? kept : undefined;
    const isRunning = entry?.lease !== undefined && entry.state === "running";
    const status = now < (entry?.leaseEnd ?? 0) ? "running" : "unknown";
    const state = isRunning ? { status } : entry?.state;
    if (method === "read") return state;
    if (method === "reserve") {
      const isFree = entry === undefined || JSON.stringify(state) === '{"status":"not-sent"}';
      if (!isFree) return state;
      const lease = crypto.randomUUID();
      const { leaseMs } = second as { leaseMs: number };
      const running: Entry = { state: "running", lease, leaseEnd: now + leaseMs, end: now + life };
      await this.#storage.put(key, running);
      return { status: "mine", lease };
    }
    if (entry?.lease !== second) return undefined;
    const settled = method === "complete" ? third : { status: "not-sent" };
    return this.#storage.put(key, { ...entry, state: settled, end: now + life });
  }
}

/** The object as a Worker reaches it. A stub is of the request that got it: another one's may not use it. */
export interface AttemptsNamespace<Id> {
  idFromName(name: string): Id;
  get(id: Id): { fetch(request: Request): Promise<Response> };
}

/** The store port over the account's object. */
export function durableObjectStore<Id>(
  namespace: AttemptsNamespace<Id>,
  name: string,
): GatewayStore {
  const call = async <T>(...body: [Method, ...unknown[]]): Promise<T> => {
    const init = { method: "POST", body: JSON.stringify(body) };
    const stub = namespace.get(namespace.idFromName(name));
    const response = await stub.fetch(new Request("https://attempts/", init));
    if (!response.ok) throw new Error(`The object answered ${response.status}`);
    return (await response.json()) as T;
  };
  return {
    reserve: (key, options) => call("reserve", key, options),
    complete: (key, lease, record) => call("complete", key, lease, record),
    release: (key, lease) => call("release", key, lease),
    read: async (key) => (await call<never>("read", key)) ?? undefined,
    getToken: async (account) => (await call<StoredToken | null>("getToken", account)) ?? undefined,
    setToken: (account, token) => call("setToken", account, token),
  };
}

interface Env<Id> {
  APP_ID: string;
  APP_SECRET: string;
  ATTEMPTS?: AttemptsNamespace<Id>;
}

/** `export default worker(…)`: `agentOf` is the host's own session. */
export function worker<Id>(
  apiUrl: string,
  agentOf: (request: Request) => { id: string } | null,
): { fetch: (request: Request, env: Env<Id>) => Promise<Response> } {
  let gateway: ReturnType<typeof createGateway<Env<Id>>> | undefined;
  return {
    fetch(request, env) {
      gateway ??= createGateway<Env<Id>>({
        apiUrl,
        appId: env.APP_ID,
        appSecret: env.APP_SECRET,
        basePath: "/api/helpscout",
        origins: ["https://desk.example"],
        authorize: agentOf,
        store: env.ATTEMPTS ? durableObjectStore(env.ATTEMPTS, env.APP_ID) : memoryStore(),
      });
      return gateway(request, env);
    },
  };
}
