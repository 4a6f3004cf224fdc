import { useSyncExternalStore } from "react";
import type { Store } from "../../async/createStore.js";

/** Reads a store outside of React, on a server too; renders where `read` returns another value. */
export function useStore<T>(subscribe: Store<T>["subscribe"], read: () => T): T {
  return useSyncExternalStore(subscribe, read, read);
}
