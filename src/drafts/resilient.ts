import { createMemoryStorage } from "./memoryStorage.js";
import type { DraftStorage } from "./storage.js";

/**
 * A storage that has the page's memory below it: what it refuses is kept there. Its `set` still
 * rejects, so that the agent can be told; reading never does.
 */
export function createResilient(storage: DraftStorage): DraftStorage {
  const memory = createMemoryStorage();
  return {
    async get(key) {
      const kept = await memory.get(key);
      return kept === undefined ? storage.get(key).catch(() => undefined) : kept;
    },
    async set(key, value) {
      try {
        await storage.set(key, value);
      } catch (error) {
        await memory.set(key, value);
        throw error;
      }
      await memory.delete(key);
    },
    async delete(prefix) {
      await Promise.all([storage.delete(prefix), memory.delete(prefix)]);
    },
    async entries(prefix) {
      const kept = await memory.entries(prefix);
      const names = new Set(kept.map(([key]) => JSON.stringify(key)));
      const stored = await storage.entries(prefix).catch(() => []);
      return [...kept, ...stored.filter(([key]) => !names.has(JSON.stringify(key)))];
    },
  };
}
