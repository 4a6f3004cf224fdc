import { useCallback, useSyncExternalStore } from "react";

/** As in the stylesheets: the reply has no room beside the messages. */
const small = "(width <= 52rem) or (height < 30rem)";

/** Whether the reply opens over the messages. */
export function useIsSmall(): boolean {
  const subscribe = useCallback((listener: () => void) => {
    const list = matchMedia(small);
    list.addEventListener("change", listener);
    return () => list.removeEventListener("change", listener);
  }, []);
  return useSyncExternalStore(subscribe, () => matchMedia(small).matches);
}
