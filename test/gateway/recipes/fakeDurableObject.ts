import { AttemptsObject } from "./workers.js";
import type { AttemptsNamespace, Storage } from "./workers.js";

/**
 * A Durable Object as its runtime runs it: one call at a time, nothing shared but clones, and no stub
 * that outlives its request.
 */
export function fakeDurableObject(): AttemptsNamespace<string> & { beginRequest(): void } {
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
  let requests = 0;
  return {
    beginRequest: () => void (requests += 1),
    idFromName: (name) => name,
    get() {
      const mine = requests;
      return {
        fetch(request) {
          if (mine !== requests) throw new Error("Cannot perform I/O on behalf of another request");
          const next = last.then(() => object.fetch(request));
          last = next.catch(() => {});
          return next;
        },
      };
    },
  };
}
