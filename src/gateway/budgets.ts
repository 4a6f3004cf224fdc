import { busy } from "./answers.js";
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
  const all = { running: 0, bytes: 0 };
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
      if (all.running >= limits.requests) throw busy("Too many requests at a time.");
      return begin(all);
    },
    admitAgent(id) {
      const usage = usageOf(id);
      if (usage.count >= limits.perAgent.perMinute) {
        throw tooMany(Math.ceil((usage.since + minute - Date.now()) / 1_000));
      }
      if (usage.running >= limits.perAgent.requests) throw tooMany(1);
      usage.count += 1;
      return begin(usage);
    },
    carry(id, bytes) {
      const usage = usageOf(id);
      const isOver = all.bytes + bytes > limits.inFlightBytes || usage.bytes + bytes > bytesOfOne;
      if (bytes > 0 && isOver) throw busy("Too many bytes at a time.", 5);
      all.bytes += bytes;
      usage.bytes += bytes;
    },
  };
}

function begin(usage: { running: number }): () => void {
  usage.running += 1;
  return () => void (usage.running -= 1);
}

const tooMany = (seconds: number) => busy("Too many requests.", seconds, 429);
