import { isInFlight, type SendState } from "./attempt.js";

/** One conversation's lock and the state of its latest press, outside React. */
export interface SendingStore {
  /** Takes the lock, synchronously; `false` where a press already holds it. */
  lock: () => boolean;
  unlock: () => void;
  isLocked: () => boolean;
  set: (state: SendState) => void;
  /** Sets it in a task of its own, unless something else is set before: what goes out goes first. */
  setSoon: (state: SendState) => void;
  getSnapshot: () => SendState;
  subscribe: (listener: () => void) => () => void;
  /** Stops the running press: certainly unsent only while the upload is not complete. */
  cancel: () => void;
  /** Ends the time in which the press can be undone. */
  hurry: () => void;
  /** Of the press that holds the lock. */
  signals: () => { cancelled: AbortSignal; hurried: AbortSignal };
}

export function createSendingStore(): SendingStore {
  let state: SendState = { status: "idle" };
  let locked = false;
  let cancelling = new AbortController();
  let hurrying = new AbortController();
  let soon: SendState | undefined;
  const listeners = new Set<() => void>();
  const inTurn = async (next: SendState) => {
    await nextTask();
    if (soon === next) set(next);
  };
  const set = (next: SendState) => {
    state = next;
    soon = undefined;
    warnBeforeLeaving(isInFlight(state) || "resendAt" in state);
    for (const listener of listeners) listener();
  };
  return {
    lock() {
      if (locked) return false;
      locked = true;
      cancelling = new AbortController();
      hurrying = new AbortController();
      return true;
    },
    unlock() {
      locked = false;
      soon = undefined;
    },
    setSoon(next) {
      soon = next;
      void inTurn(next);
    },
    isLocked: () => locked,
    set,
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cancel: () => cancelling.abort(),
    hurry: () => hurrying.abort(),
    signals: () => ({ cancelled: cancelling.signal, hurried: hurrying.signal }),
  };

  /** A page that goes away takes a press with it, whichever conversation it shows by then. */
  function warnBeforeLeaving(isNeeded: boolean): void {
    if (isNeeded) window.addEventListener("beforeunload", warn);
    else window.removeEventListener("beforeunload", warn);
  }
  function warn(event: BeforeUnloadEvent): void {
    event.preventDefault();
  }
}

/** Not by a timer: those stop in hidden tabs. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
