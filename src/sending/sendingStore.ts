import type { SendState } from "./attempt.js";

/** One conversation's lock and the state of its latest press, outside React. */
export interface SendingStore {
  /** Takes the lock, synchronously; `false` where a press already holds it. */
  lock: () => boolean;
  unlock: () => void;
  isLocked: () => boolean;
  set: (state: SendState) => void;
  getSnapshot: () => SendState;
  subscribe: (listener: () => void) => () => void;
  /** Stops the running press: certainly unsent only while the upload is not complete. */
  cancel: () => void;
  /** A signal for the press that begins now. */
  newSignal: () => AbortSignal;
}

export function createSendingStore(): SendingStore {
  let state: SendState = { status: "idle" };
  let locked = false;
  let controller = new AbortController();
  const listeners = new Set<() => void>();
  return {
    lock() {
      if (locked) return false;
      locked = true;
      return true;
    },
    unlock() {
      locked = false;
    },
    isLocked: () => locked,
    set(next) {
      state = next;
      for (const listener of listeners) listener();
    },
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cancel: () => controller.abort(),
    newSignal() {
      controller = new AbortController();
      return controller.signal;
    },
  };
}
