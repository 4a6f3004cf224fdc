import { openDB, type IDBPDatabase } from "idb";
import { delay } from "../../async/delay.js";
import { fromStored, toBytes } from "./storedFile.js";
import type { DraftKey, DraftStorage } from "./storage.js";

const name = "reply-composer";
const store = "drafts";

/** Milliseconds: a tab with an older version may never let go. */
const openTimeoutMs = 3000;

/** A database of our own. Opened at the first call, and then kept open: see `set`. */
export function createIndexedDbStorage(): DraftStorage {
  let opening: Opening | undefined;
  let database: IDBPDatabase | undefined;
  const forget = () => {
    opening = undefined;
    database = undefined;
  };
  const opened = async () => {
    if (!opening) {
      opening = open(forget);
      opening.done.then((db) => (database = db), forget);
    }
    return Promise.race([opening.done, opening.late]);
  };
  /** In the same task where the database is open: a page that goes away has no other. */
  const write = async (act: (db: IDBPDatabase) => Promise<void>) =>
    act(database ?? (await opened()));

  const put = (key: DraftKey, value: unknown) =>
    write(async (db) => {
      const transaction = db.transaction(store, "readwrite");
      const done = transaction.store.put(value, [...key]);
      // Measured: without it, writes of a page that goes away are lost.
      transaction.commit();
      await Promise.all([done, transaction.done]);
    });

  return {
    get: async (key) => fromStored(await (await opened()).get(store, [...key])),
    async set(key, value) {
      try {
        await put(key, value);
      } catch (error) {
        const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
        if (isFull || !(value instanceof Blob)) throw error;
        // WebKit's private windows refuse every Blob.
        await put(key, await toBytes(value));
      }
    },
    delete: (prefix) =>
      write(async (db) => {
        const transaction = db.transaction(store, "readwrite");
        const deleted = transaction.store.delete(rangeOf(prefix));
        transaction.commit();
        await Promise.all([deleted, transaction.done]);
      }),
    async entries(prefix) {
      const { store: records, done } = (await opened()).transaction(store);
      const range = rangeOf(prefix);
      const [keys, values] = await Promise.all([records.getAllKeys(range), records.getAll(range)]);
      await done;
      return keys.map((key, at) => [
        Array.isArray(key) ? key.map(String) : [],
        fromStored(values[at]),
      ]);
    },
  };
}

interface Opening {
  done: Promise<IDBPDatabase>;
  /** Rejects when it has taken too long: what is asked then waits no more, until it is open after all. */
  late: Promise<never>;
}

function open(forget: () => void): Opening {
  const done = openDB(name, 1, {
    upgrade: (db) => void db.createObjectStore(store),
    // A newer version of the composer in another tab wants to change it.
    blocking: (_current, _blocked, event) => {
      forget();
      if (event.target instanceof IDBDatabase) event.target.close();
    },
    terminated: forget,
  });
  const late = delay(openTimeoutMs).then((): never => {
    throw new Error("The database did not open");
  });
  late.catch(() => {});
  return { done, late };
}

/** In IndexedDB's order an array comes after every string. */
function rangeOf(prefix: DraftKey): IDBKeyRange {
  return IDBKeyRange.bound([...prefix], [...prefix, []]);
}
