import type { DraftKey, DraftStorage } from "./storage.js";

/** Keeps drafts while the page lives. */
export function createMemoryStorage(): DraftStorage {
  const values = new Map<string, readonly [DraftKey, unknown]>();
  const below = (prefix: DraftKey) =>
    [...values].filter(([, [key]]) => prefix.every((part, at) => part === key[at]));
  return {
    get: async (key) => values.get(JSON.stringify(key))?.[1],
    set: async (key, value) => void values.set(JSON.stringify(key), [key, value]),
    delete: async (prefix) => {
      for (const [name] of below(prefix)) values.delete(name);
    },
    entries: async (prefix) => below(prefix).map(([, entry]) => entry),
  };
}
