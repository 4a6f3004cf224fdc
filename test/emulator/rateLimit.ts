const MINUTE = 60_000;

export interface RateLimit {
  /** Counts one request; `exceeded` requests are answered 429 with the same headers. */
  count(method: string, limit: number): { exceeded: boolean; headers: Record<string, string> };
  reset(): void;
}

export function createRateLimit(now: () => number): RateLimit {
  let windowStart = Number.NEGATIVE_INFINITY;
  let used = 0;
  return {
    count(method, limit) {
      const time = now();
      if (time - windowStart >= MINUTE) {
        windowStart = time;
        used = 0;
      }
      const cost = method === "GET" || method === "HEAD" ? 1 : 2;
      const exceeded = used + cost > limit;
      if (!exceeded) used += cost;
      const headers: Record<string, string> = {
        "X-RateLimit-Limit-Minute": String(limit),
        "X-RateLimit-Remaining-Minute": String(exceeded ? 0 : limit - used),
      };
      if (exceeded) {
        const seconds = Math.max(1, Math.ceil((windowStart + MINUTE - time) / 1_000));
        headers["X-RateLimit-Retry-After"] = String(seconds);
      }
      return { exceeded, headers };
    },
    reset() {
      windowStart = Number.NEGATIVE_INFINITY;
    },
  };
}
