import { AttemptsObject } from "./workers.js";
import type { Storage } from "./workers.js";

/** A Durable Object as its runtime runs it: one call at a time, and nothing shared but clones. */
export function fakeDurableObject() {
  const values = new Map<string, string>();
  const storage: Storage = {
    get: async <T>(key: string) => {
      const value = values.get(key);
      return value === undefined ? undefined : (JSON.parse(value) as T);
    },
    put: async (key, value) => void values.set(key, JSON.stringify(value)),
  };
  const object = new AttemptsObject({ storage });
  let last: Promise<unknown> = Promise.resolve();
  return {
    fetch(request: Request): Promise<Response> {
      const next = last.then(() => object.fetch(request));
      last = next.catch(() => {});
      return next;
    },
  };
}
