import { createIndexedDbStorage } from "./indexedDbStorage.js";
import { withMemoryFallback } from "./withMemoryFallback.js";
import type { DraftPlace, DraftScope, DraftStorage, PageStorage } from "./storage.js";

/** Whether and where unsent replies are kept over a reload. */
export interface DraftOptions {
  /** Whose drafts they are, such as account and agent: nobody else at this computer sees them. */
  scope: DraftScope;
  /** `false` keeps them in memory. Default: a database of the composer's own in this browser. */
  storage?: false | DraftStorage | undefined;
  /** `false` keeps files out: a reload loses them. Default: they are kept too. */
  files?: false | undefined;
}

/** As they are for drafts that outlive the page. */
export interface KeptOptions extends DraftOptions {
  storage?: DraftStorage | undefined;
}

let database: DraftStorage | undefined;
const withFallback = new WeakMap<DraftStorage, PageStorage>();

/** One storage for a host's one, with the page's memory below it. */
function storageOf(given: DraftStorage | undefined): PageStorage {
  const base = given ?? (database ??= createIndexedDbStorage());
  const known = withFallback.get(base) ?? withMemoryFallback(base);
  withFallback.set(base, known);
  return known;
}

export function draftPlace({ scope, storage, files }: KeptOptions): DraftPlace {
  const isOurs = storage === undefined;
  return { scope, storage: storageOf(storage), keepsFiles: files !== false, isOurs };
}
