import { withDeadline } from "./withDeadline.js";

/** A part of the package that is loaded when it is needed. */
export interface Chunk<T> {
  /** What it holds, once it is there. */
  now: () => T | undefined;
  /**
   * Loads it, once for all callers. Rejects where that fails, and then the next call tries again.
   * Chromium and WebKit fetch again then; Firefox remembers that the file could not be had, until the
   * page is loaded anew.
   */
  load: () => Promise<T>;
}

/** `load`: a plain `import()`, which every bundler makes a file of its own for. */
export function createChunk<T>(load: () => Promise<T>): Chunk<T> {
  let loaded: T | undefined;
  let loading: Promise<T> | undefined;
  const run = async () => {
    try {
      return (loaded = await load());
    } finally {
      loading = undefined;
    }
  };
  return {
    now: () => loaded,
    load: () => (loaded === undefined ? (loading ??= run()) : Promise.resolve(loaded)),
  };
}

/**
 * `undefined` where it cannot be loaded, or not within so many milliseconds. Rejects with the signal's
 * reason once that is aborted.
 */
export function loadWithin<T>(
  { load }: Chunk<T>,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<T | undefined> {
  return withDeadline(() => load().catch(() => undefined), milliseconds, undefined, signal);
}
