import type { Outcome } from "./writing.js";

const capacity = 1_000;
const maxAge = 24 * 3_600_000;

export interface FirstAnswers {
  /**
   * Runs `attempt` unless the same key's first one is running, has acted or may have acted: then its
   * outcome. Whatever certainly did nothing is forgotten, so that trying again can succeed.
   */
  once(
    key: string,
    attempt: () => Promise<Outcome>,
  ): { isFirst: boolean; outcome: Promise<Outcome> };
}

export function createFirstAnswers(now: () => number): FirstAnswers {
  // In order of insertion, so the first entries are the oldest.
  const firsts = new Map<string, { since: number; outcome: Promise<Outcome> }>();

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
      if (first !== undefined) return { isFirst: false, outcome: first.outcome };
      keep(capacity - 1);
      const entry = { since: now(), outcome: attempt() };
      firsts.set(key, entry);
      const forget = () => {
        if (firsts.get(key) === entry) firsts.delete(key);
      };
      entry.outcome.then(({ mayHaveActed }) => {
        if (!mayHaveActed) forget();
      }, forget);
      return { isFirst: true, outcome: entry.outcome };
    },
  };
}
