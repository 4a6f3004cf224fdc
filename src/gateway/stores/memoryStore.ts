import { recordLifeMs } from "./store.js";
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

/**
 * For one process: what it knows ends with it. Keys are kept by what stands before their last slash,
 * the agent, so that nobody's keys can push out another's; one that is running stays in any case.
 */
export function memoryStore(): GatewayStore {
  const agents = new Map<string, Map<string, Entry>>();
  const tokens = new Map<string, StoredToken>();
  let leases = 0;

  const entriesOf = (key: string): Map<string, Entry> => {
    const agent = key.replace(/[^/]*$/, "");
    const entries = agents.get(agent) ?? new Map<string, Entry>();
    // In order of insertion, so the first ones are the oldest, of agents as of keys.
    agents.delete(agent);
    agents.set(agent, entries);
    return entries;
  };

  const find = (key: string): AttemptState | undefined => {
    const entry = entriesOf(key).get(key);
    const now = Date.now();
    if (entry === undefined || now >= entry.end) return undefined;
    // A lease that has ended tells that nobody knows.
    const isOver = entry.state.status === "running" && now >= entry.leaseEnd;
    return isOver ? { status: "unknown" } : entry.state;
  };

  const makeRoom = (entries: Map<string, Entry>) => {
    const now = Date.now();
    // What may have been sent goes last, as its key would be free again.
    for (const status of entries.size < mostOfOne ? [] : ["not-sent", "done", "unknown"]) {
      for (const [key, { state, end }] of entries) {
        if (entries.size <= keptOfOne) break;
        if (state.status === status || now >= end) entries.delete(key);
      }
    }
    // Agents that have not been seen for long, one at a time.
    for (const [agent, oldest] of agents) {
      for (const { end } of oldest.values()) if (now < end) return;
      if (oldest !== entries) agents.delete(agent);
      return;
    }
  };

  const settle = async (key: string, lease: string, state: AttemptState) => {
    const entry = entriesOf(key).get(key);
    if (entry?.lease === lease) Object.assign(entry, { state, end: Date.now() + recordLifeMs });
  };

  return {
    async reserve(key, { leaseMs }) {
      const there = find(key);
      if (there !== undefined && there.status !== "not-sent") return there;
      const entries = entriesOf(key);
      entries.delete(key);
      makeRoom(entries);
      const now = Date.now();
      leases += 1;
      const lease = String(leases);
      const state = { status: "running" } as const;
      entries.set(key, { state, lease, leaseEnd: now + leaseMs, end: now + recordLifeMs });
      return { status: "mine", lease };
    },
    complete: settle,
    release: (key, lease) => settle(key, lease, { status: "not-sent" }),
    read: async (key) => find(key),
    getToken: async (account) => tokens.get(account),
    setToken: async (account, token) => void tokens.set(account, token),
  };
}
