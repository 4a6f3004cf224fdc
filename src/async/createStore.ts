/** A value that is no state of React's; shaped for `useSyncExternalStore`. */
export interface Store<T> {
  getSnapshot: () => T;
  subscribe: (listener: () => void) => () => void;
  /** Calls every listener, whatever the value was before. */
  set: (value: T) => void;
}

export function createStore<T>(value: T): Store<T> {
  const { subscribe, emit } = createListeners();
  return {
    getSnapshot: () => value,
    subscribe,
    set(next) {
      value = next;
      emit();
    },
  };
}

/** Listeners. `emit` calls each once that listens by then and has not left meanwhile. */
export function createListeners() {
  const listeners = new Set<() => void>();
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    emit: () => {
      // A copy: React unsubscribes and subscribes again while it is called, and would be called for
      // ever.
      for (const listener of Array.from(listeners)) if (listeners.has(listener)) listener();
    },
    count: () => listeners.size,
  };
}
