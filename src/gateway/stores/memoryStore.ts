import { recordLife } from "./store.js";
import type { AttemptState, GatewayStore, StoredToken } from "./store.js";

interface Entry {
  state: AttemptState;
  lease: string;
  leaseEnd: number;
  end: number;
}

/** Of one agent; an agent's own keys alone can push them out. */
const mostOfOne = 10_000;
/** Left of them where room is made, so that not each request has to. */
const keptOfOne = 9_000;
/** In this order they go: what may have been sent last, as its key would be free again. */
const dropped = ["not-sent", "done", "unknown"] as const;

/**
 * For one process: what it knows ends with it. Keys are kept by what stands before their last slash,
 * the agent, so that nobody's keys can push out another's; one that is running stays in any case.
 */
export function memoryStore(): GatewayStore {
  const agents = new Map<string, Map<string, Entry>>();
  const tokens = new Map<string, StoredToken>();

  const entriesOf = (key: string): Map<string, Entry> => {
    const agent = key.slice(0, key.lastIndexOf("/") + 1);
    const entries = agents.get(agent) ?? new Map<string, Entry>();
    // In order of insertion, so the first ones are the oldest, of agents as of keys.
    agents.delete(agent);
    agents.set(agent, entries);
    return entries;
  };

  /** As of now: a lease that has ended tells that nobody knows. */
  const stateOf = ({ state, leaseEnd }: Entry): AttemptState =>
    state.status === "running" && Date.now() >= leaseEnd ? { status: "unknown" } : state;

  const find = (entries: Map<string, Entry>, key: string): Entry | undefined => {
    const entry = entries.get(key);
    return entry !== undefined && Date.now() < entry.end ? entry : undefined;
  };

  const makeRoom = (entries: Map<string, Entry>) => {
    const now = Date.now();
    for (const [key, { end }] of entries) {
      if (now < end) break;
      entries.delete(key);
    }
    for (const status of entries.size < mostOfOne ? [] : dropped) {
      for (const [key, { state }] of entries) {
        if (entries.size <= keptOfOne) break;
        if (state.status === status) entries.delete(key);
      }
    }
    // Of agents that have not been seen for long, one at a time.
    const [first] = agents;
    if (first === undefined) return;
    const [agent, oldest] = first;
    const isOver = [...oldest.values()].every(({ end }) => now >= end);
    if (oldest !== entries && isOver) agents.delete(agent);
  };

  const settle = (key: string, lease: string, state: AttemptState) => {
    const entry = entriesOf(key).get(key);
    if (entry?.lease === lease) Object.assign(entry, { state, end: Date.now() + recordLife });
  };

  return {
    async reserve(key, { leaseMs }) {
      const entries = entriesOf(key);
      const entry = find(entries, key);
      const state = entry && stateOf(entry);
      if (state !== undefined && state.status !== "not-sent") return state;
      entries.delete(key);
      makeRoom(entries);
      const now = Date.now();
      const lease = crypto.randomUUID();
      const running = { status: "running" } as const;
      entries.set(key, { state: running, lease, leaseEnd: now + leaseMs, end: now + recordLife });
      return { status: "mine", lease };
    },
    complete: async (key, lease, record) => settle(key, lease, record),
    release: async (key, lease) => settle(key, lease, { status: "not-sent" }),
    async read(key) {
      const entry = find(entriesOf(key), key);
      return entry && stateOf(entry);
    },
    getToken: async (account) => tokens.get(account),
    setToken: async (account, token) => void tokens.set(account, token),
  };
}
