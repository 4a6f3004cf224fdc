import { newUuid } from "../../domain/uuid.js";
import { createMemoryStorage } from "./memoryStorage.js";
import type { DraftKey, DraftStorage, PageStorage } from "./storage.js";

/**
 * A storage that has the page's memory below it: what it refuses is kept there. Its `set` still
 * rejects, so that the agent can be told; reading never does.
 */
export function withMemoryFallback(storage: DraftStorage): PageStorage {
  const memory = createMemoryStorage();
  /** What could not be read may be there all the same: it is neither written over nor deleted. */
  const unread = new Set<string>();
  const makeWay = async (key: DraftKey) => {
    const [kind, ...about] = key;
    const there = kind === "draft" ? await storage.get(key) : undefined;
    if (there !== undefined) await storage.set(["offered", ...about, newUuid()], there);
    unread.delete(JSON.stringify(key));
  };
  return {
    hold: memory.set,
    async get(key) {
      const kept = await memory.get(key);
      if (kept !== undefined) return kept;
      try {
        return await storage.get(key);
      } catch {
        unread.add(JSON.stringify(key));
        return undefined;
      }
    },
    async set(key, value) {
      try {
        if (unread.has(JSON.stringify(key))) await makeWay(key);
        await storage.set(key, value);
      } catch (error) {
        await memory.set(key, value);
        throw error;
      }
      await memory.delete(key);
    },
    async delete(prefix) {
      const deleted = unread.has(JSON.stringify(prefix)) ? undefined : storage.delete(prefix);
      await Promise.all([deleted, memory.delete(prefix)]);
    },
    async entries(prefix) {
      const kept = await memory.entries(prefix);
      const names = new Set(kept.map(([key]) => JSON.stringify(key)));
      const stored = await storage.entries(prefix).catch(() => []);
      return [...kept, ...stored.filter(([key]) => !names.has(JSON.stringify(key)))];
    },
  };
}
