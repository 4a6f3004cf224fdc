/** A value that is no state of React's; shaped for `useSyncExternalStore`. */
export interface Store<T> {
  getSnapshot: () => T;
  subscribe: (listener: () => void) => () => void;
  /** Tells every listener, whatever the value was before. */
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

/** Those who are told of news: who listens by then and has not left meanwhile, once each. */
export function createListeners() {
  const listeners = new Set<() => void>();
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    emit: () => {
      // Of now: React leaves and comes back while it is told, which would be told again and again.
      for (const listener of Array.from(listeners)) if (listeners.has(listener)) listener();
    },
    count: () => listeners.size,
  };
}
