import { openDB } from "idb";
import { vi } from "vitest";
import type { DraftKey, DraftStorage } from "../../src/drafts/storage/storage.js";
import { createMemoryStorage } from "../../src/drafts/storage/memoryStorage.js";

let count = 0;

/** Nobody else's: tests share one browser. */
export function newScope(): string {
  count += 1;
  return `faults-${crypto.randomUUID()}-${count}`;
}

/** Has the composer's own database be opened as the test wants it; on another name than others use. */
export function openInstead(open: (real: IDBFactory["open"]) => IDBOpenDBRequest): void {
  const real = indexedDB.open.bind(indexedDB);
  vi.spyOn(indexedDB, "open").mockImplementation(() => open(real));
}

/** A storage in memory that refuses some writes, and counts them. */
export function refusing(isRefused: (key: DraftKey, value: unknown) => Error | undefined) {
  const memory = createMemoryStorage();
  const storage: DraftStorage = {
    ...memory,
    async set(key, value) {
      const error = isRefused(key, value);
      if (error) throw error;
      await memory.set(key, value);
    },
  };
  return { storage, memory };
}

export const quota = () => new DOMException("The quota is used up", "QuotaExceededError");

/** The composer's own database, seen from outside. */
export async function stored() {
  const database = await openDB("reply-composer", 1, {
    upgrade: (db) => void db.createObjectStore("drafts"),
  });
  return {
    put: (key: string[], value: unknown) => database.put("drafts", value, key),
    under: async (prefix: string[]) => {
      const range = IDBKeyRange.bound(prefix, [...prefix, []]);
      return (await database.getAll("drafts", range)) as unknown[];
    },
    close: () => database.close(),
  };
}

/** Whether the browser would ask before the page goes away. */
export function asksBeforeLeaving(): boolean {
  return !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
}
