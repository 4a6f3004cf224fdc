import { useEffect, useState } from "react";
import type { Chunk } from "../../async/chunk.js";

/** A part that is loaded once it is wanted; where that fails, the next time it is. */
export function useLoaded<T>(chunk: Chunk<T>, isWanted: boolean): T | undefined {
  const [loaded, setLoaded] = useState(chunk.now);
  // An effect, since nothing is loaded for a page that is only rendered.
  useEffect(() => {
    if (!isWanted || loaded) return;
    chunk.load().then(
      (part) => setLoaded(() => part),
      () => {},
    );
  }, [chunk, isWanted, loaded]);
  return loaded;
}
