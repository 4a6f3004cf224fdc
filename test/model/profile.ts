// What a browser keeps when a page goes away: its database and its locks. All pages of a test share
// one realm, so each has a part of its own here, and what a dead page asks has no effect.
import type { DraftKey, DraftStorage } from "../../src/drafts/storage/storage.js";
import { createMemoryStorage } from "../../src/drafts/storage/memoryStorage.js";
import { createLockQueues, createLocks, type Locks } from "./locks.js";

/** Milliseconds that a browser takes for what is over at once on a quiet machine. */
export interface Pace {
  chunk: number;
  open: number;
  read: number;
  lock: number;
}

/** A page's part of it. */
interface Tab {
  isAlive: boolean;
  /** How much it waits for. */
  pending: number;
  /** How many parts come from the test's own server, which takes real time. */
  loading: number;
  isOpen: boolean;
  opening: Promise<void>;
  chunks: Map<unknown, unknown>;
  locks: Locks;
}

export type Profile = ReturnType<typeof createProfile>;

let profile: Profile | undefined;
export const current = (): Profile => {
  if (!profile) throw new Error("There is no browser yet");
  return profile;
};

/** In place of the composer's own database. */
export const ownStorage: DraftStorage = {
  get: (key) => current().storage.get(key),
  set: (key, value) => current().storage.set(key, value),
  delete: (prefix) => current().storage.delete(prefix),
  entries: (prefix) => current().storage.entries(prefix),
};

/** In place of the loader of parts, since each page loads its own. */
export function createChunk<T>(load: () => Promise<T>) {
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `load` gave to this page
    now: () => current().chunk(load) as T | undefined,
    load: () => current().loadChunk(load),
  };
}

const never = new Promise<never>(() => {});

export function createProfile(pace: Pace) {
  const kept = createMemoryStorage();
  const queues = createLockQueues();
  let count = 0;
  let tab = begin();

  function begin(): Tab {
    count += 1;
    const next: Tab = {
      isAlive: true,
      pending: 0,
      loading: 0,
      isOpen: false,
      opening: Promise.resolve(),
      chunks: new Map(),
      locks: createLocks(queues, `page-${count}`, () => after(next, pace.lock)),
    };
    next.opening = after(next, pace.open).then(() => {
      next.isOpen = true;
    });
    return next;
  }
  async function after(asking: Tab, milliseconds: number) {
    asking.pending += 1;
    if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
    asking.pending -= 1;
  }
  /** What is written is there with the task that writes it, once the database is open. */
  const ask = async <T>(act: () => Promise<T>): Promise<T> => {
    const mine = tab;
    if (mine.isAlive && !mine.isOpen) await mine.opening;
    if (!mine.isAlive) return never;
    const done = act();
    await after(mine, pace.read);
    return mine.isAlive ? done : never;
  };
  const end = (one: Tab) => {
    one.isAlive = false;
    one.locks.end();
  };

  const self = {
    storage: {
      get: (key: DraftKey) => ask(() => kept.get(key)),
      set: (key: DraftKey, value: unknown) => {
        const copy: unknown = value instanceof Blob ? value : structuredClone(value);
        return ask(() => kept.set(key, copy));
      },
      delete: (prefix: DraftKey) => ask(() => kept.delete(prefix)),
      entries: (prefix: DraftKey) => ask(() => kept.entries(prefix)),
    } satisfies DraftStorage,
    locks: () => tab.locks,
    items: createItems(() => tab.isAlive),
    /** Whether the page that asked is still there. */
    life: () => {
      const mine = tab;
      return () => mine.isAlive;
    },
    chunk: (load: unknown) => tab.chunks.get(load),
    async loadChunk<T>(load: () => Promise<T>): Promise<T> {
      const mine = tab;
      mine.loading += 1;
      const loaded = await load();
      mine.loading -= 1;
      await after(mine, pace.chunk);
      if (!mine.isAlive) return never;
      mine.chunks.set(load, loaded);
      return loaded;
    },
    isBusy: () => tab.isAlive && tab.pending > 0,
    isLoading: () => tab.isAlive && tab.loading > 0,
    /** The page is gone: nothing that it still asks has an effect. */
    endTab: () => end(tab),
    /** What is asked from now on is another page's; the answer ends the one before. */
    beginTab: () => {
      const before = tab;
      tab = begin();
      return () => end(before);
    },
  };
  profile = self;
  return self;
}

/** A `localStorage` whose writes a dead page cannot make. Its names are its own, as in a browser. */
function createItems(canWrite: () => boolean): object {
  const items: Record<string, string> = Object.create({
    getItem: (name: string) => (Object.hasOwn(items, name) ? items[name] : null),
    setItem: (name: string, value: string) => {
      if (canWrite()) items[name] = value;
    },
    removeItem: (name: string) => {
      if (canWrite()) delete items[name];
    },
  });
  return items;
}
