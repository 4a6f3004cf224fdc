import { recordLifeMs } from "./store.js";
import type { AttemptRecord, GatewayStore, Reservation, StoredToken } from "./store.js";

/** A connected client of the host's: node-redis has `sendCommand`, ioredis has `call`. */
export type RedisClient =
  | { sendCommand(command: string[]): Promise<unknown> }
  | { call(command: string, ...values: string[]): Promise<unknown> };

/** Free where there is nothing, or where the last attempt certainly sent nothing. */
const reserveScript = `local v = redis.call('GET', KEYS[1])
if v and v ~= ARGV[3] then return v end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return false`;

const settleScript = `local v = redis.call('GET', KEYS[1])
if not v or string.sub(v, 1, #ARGV[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`;

const notSent = '{"status":"not-sent"}';

/**
 * In Redis or Valkey, for several processes. Needs one that keeps what was written: a replica that
 * takes over without the last second may have forgotten a send. What it keeps under `prefix`: which
 * keys were sent, with the thread's id, for 24 hours; the account's access token.
 */
export function redisStore(client: RedisClient, prefix = "reply-composer:"): GatewayStore {
  const send = (...command: [string, ...string[]]): Promise<unknown> =>
    // A `sendCommand` of ioredis takes something else.
    "call" in client ? client.call(...command) : client.sendCommand(command);
  const run = (script: string, key: string, ...values: string[]) =>
    send("EVAL", script, "1", prefix + key, ...values);
  const life = String(recordLifeMs);

  /** The text before the end of the lease is what a holder proves itself by. */
  const runningBy = (lease: string) => `running ${lease} `;

  const settle = async (key: string, lease: string, value: string) => {
    await run(settleScript, key, runningBy(lease), value, life);
  };

  return {
    async reserve(key, { leaseMs }) {
      const lease = crypto.randomUUID();
      const mine = `${runningBy(lease)}${Date.now() + leaseMs}`;
      const there = await run(reserveScript, key, mine, life, notSent);
      if (there === null) return { status: "mine", lease };
      const state = readState(there);
      // A value that another version wrote tells that something is there, and not what.
      return state === undefined || state.status === "not-sent" ? { status: "unknown" } : state;
    },
    complete: (key, lease, record) => settle(key, lease, JSON.stringify(record)),
    release: (key, lease) => settle(key, lease, notSent),
    async read(key) {
      const value = await send("GET", prefix + key);
      return value === null ? undefined : (readState(value) ?? { status: "unknown" });
    },
    async getToken(account) {
      const [value, expiresAt] = String(await send("GET", `${prefix}token:${account}`)).split(" ");
      const token: StoredToken = { value: value ?? "", expiresAt: Number(expiresAt) };
      return token.expiresAt > 0 ? token : undefined;
    },
    async setToken(account, { value, expiresAt }) {
      const left = String(Math.max(1, Math.round(expiresAt - Date.now())));
      await send(
        "SET",
        `${prefix}token:${account}`,
        `${value} ${Math.round(expiresAt)}`,
        "PX",
        left,
      );
    },
  };
}

function readState(
  value: unknown,
): Exclude<Reservation, { status: "mine" }> | { status: "not-sent" } | undefined {
  const text = String(value);
  if (text.startsWith("running ")) {
    const isHeld = Date.now() < Number(text.split(" ")[2]);
    return { status: isHeld ? "running" : "unknown" };
  }
  if (text === notSent) return { status: "not-sent" };
  try {
    const record: unknown = JSON.parse(text);
    return isRecord(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is AttemptRecord {
  if (typeof value !== "object" || value === null || !("status" in value)) return false;
  if (value.status === "unknown") return true;
  return value.status === "done" && "fingerprint" in value && "answer" in value;
}
