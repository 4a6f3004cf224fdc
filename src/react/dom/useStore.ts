import { useSyncExternalStore } from "react";
import type { Store } from "../../async/createStore.js";

/** What a store outside of React says, on a server too; rendered again where that is another value. */
export function useStore<T>(subscribe: Store<T>["subscribe"], read: () => T): T {
  return useSyncExternalStore(subscribe, read, read);
}
