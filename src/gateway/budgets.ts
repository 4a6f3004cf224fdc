import { busy, Refusal } from "./answers.js";
import type { Limits } from "./options.js";

const minute = 60_000;

/** What the gateway takes on at a time, so that neither one agent nor all of them can exhaust it. */
export interface Budgets {
  /** One request more, until the returned function is called, once. @throws {Refusal} 503 */
  admit(): () => void;
  /** The same, of one agent. @throws {Refusal} 429 */
  admitAgent(id: string): () => void;
  /** Bytes of an agent's reply more (or, negative, less) on their way. @throws {Refusal} 503 */
  carry(id: string, bytes: number): void;
}

interface Usage {
  running: number;
  since: number;
  count: number;
  bytes: number;
}

export function createBudgets(limits: Limits): Budgets {
  const agents = new Map<string, Usage>();
  let requests = 0;
  let carried = 0;
  /** At least one reply, however large. */
  const bytesOfOne = Math.max(limits.body, limits.inFlightBytes / 4);

  const usageOf = (id: string): Usage => {
    const now = Date.now();
    // Only agents that asked within a minute are remembered.
    if (agents.size > 1_000) {
      for (const [other, { running, since }] of agents) {
        if (running === 0 && now - since >= minute) agents.delete(other);
      }
    }
    const usage = agents.get(id) ?? { running: 0, since: now, count: 0, bytes: 0 };
    if (now - usage.since >= minute) Object.assign(usage, { since: now, count: 0 });
    agents.set(id, usage);
    return usage;
  };

  return {
    admit() {
      if (requests >= limits.requests) throw busy("Too many requests at a time.");
      requests += 1;
      return () => void (requests -= 1);
    },
    admitAgent(id) {
      const usage = usageOf(id);
      if (usage.count >= limits.perAgent.perMinute) {
        throw tooMany(Math.ceil((usage.since + minute - Date.now()) / 1_000));
      }
      if (usage.running >= limits.perAgent.requests) throw tooMany(1);
      usage.count += 1;
      usage.running += 1;
      return () => void (usage.running -= 1);
    },
    carry(id, bytes) {
      const usage = usageOf(id);
      const isOver = carried + bytes > limits.inFlightBytes || usage.bytes + bytes > bytesOfOne;
      if (bytes > 0 && isOver) throw busy("Too many bytes of other replies are on their way.", 5);
      carried += bytes;
      usage.bytes += bytes;
    },
  };
}

function tooMany(seconds: number): Refusal {
  const after = String(seconds);
  const headers = { "Retry-After": after, "X-RateLimit-Retry-After": after };
  return new Refusal(429, "Too many requests of one agent.", headers);
}
