import { useEffect, useState } from "react";
import type { Chunk } from "../../async/chunk.js";
import { useIsHydrating } from "./useIsHydrating.js";

/**
 * A part that is loaded once it is wanted; where that fails, the next time it is. A server's markup is
 * without it, also where another composer of the page has loaded it by then.
 */
export function useLoaded<T>(chunk: Chunk<T>, isWanted: boolean): T | undefined {
  const hydratingRef = useIsHydrating();
  const [loaded, setLoaded] = useState(() => (hydratingRef.current ? undefined : chunk.now()));
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
