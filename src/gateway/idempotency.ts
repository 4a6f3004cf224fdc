import type { Outcome } from "./writing.js";

const capacity = 1_000;
const maxAge = 24 * 3_600_000;
/**
 * Milliseconds for which an answer that does not tell is given again. A browser that sends a POST
 * again by itself does so at once; whoever comes later was told, has looked, and means it.
 */
const resendTime = 2_000;

export interface FirstAnswers {
  /**
   * Runs `attempt` unless the same key's first one is running, has acted, or ended a moment ago
   * without telling: then its outcome. Whatever certainly did nothing is forgotten at once.
   */
  once(
    key: string,
    attempt: () => Promise<Outcome>,
  ): { isFirst: boolean; outcome: Promise<Outcome> };
}

interface First {
  since: number;
  outcome: Promise<Outcome>;
  /** Where it does not tell; before its end it is kept in any case. */
  until?: number;
}

export function createFirstAnswers(now: () => number): FirstAnswers {
  // In order of insertion, so the first entries are the oldest.
  const firsts = new Map<string, First>();

  const keep = (count: number) => {
    for (const [key, { since }] of firsts) {
      if (firsts.size <= count && now() - since < maxAge) return;
      firsts.delete(key);
    }
  };

  return {
    once(key, attempt) {
      keep(capacity);
      const first = firsts.get(key);
      if (first !== undefined && now() < (first.until ?? Infinity))
        return { isFirst: false, outcome: first.outcome };
      firsts.delete(key);
      keep(capacity - 1);
      const entry: First = { since: now(), outcome: attempt() };
      firsts.set(key, entry);
      const forget = () => {
        if (firsts.get(key) === entry) firsts.delete(key);
      };
      entry.outcome.then(({ hasActed }) => {
        if (hasActed === "no") forget();
        if (hasActed === "unknown") entry.until = now() + resendTime;
      }, forget);
      return { isFirst: true, outcome: entry.outcome };
    },
  };
}
