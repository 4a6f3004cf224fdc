import { allowOwnRenders } from "./act.js";

// The real one, also where a test puts another in its place later.
const { setTimeout } = globalThis;

/** Milliseconds between two looks. */
const pause = 10;

/** Looks until there is something, or the time is over; rejects with `missing` then. */
export async function waitFor<T>(
  look: () => T | undefined,
  timeout: number,
  missing: () => string,
): Promise<T> {
  const disallow = allowOwnRenders();
  const ending = performance.now() + timeout;
  try {
    for (;;) {
      const isLast = performance.now() > ending;
      try {
        const found = look();
        if (found !== undefined) return found;
      } catch (error) {
        // The whole composer may be still to come.
        if (isLast) throw error;
      }
      if (isLast) throw new Error(missing());
      // oxlint-disable-next-line no-await-in-loop -- one look after the other
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  } finally {
    disallow();
  }
}
