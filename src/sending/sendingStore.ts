import { createListeners } from "../async/createStore.js";
import { createLeaveGuard } from "../async/leaveGuard.js";
import { nextTask } from "../async/yieldToMain.js";
import { isInFlight, type SendState } from "./attempt.js";

/** One conversation's lock and the state of its latest press, outside React. */
export interface SendingStore {
  /** Takes the lock, synchronously; `false` where a press already holds it. */
  lock: () => boolean;
  unlock: () => void;
  /** Sets it, and gives the lock back. */
  end: (state: SendState) => void;
  isLocked: () => boolean;
  set: (state: SendState) => void;
  /**
   * Sets it, and tells of it later: guards in a task of its own, since what goes out goes first;
   * all others at the same time, or, where nothing was shown yet, once it has lasted: what is over
   * at once would only flash.
   */
  setSoon: (state: SendState) => void;
  getSnapshot: () => SendState;
  subscribe: (listener: () => void) => () => void;
  /** For what must not be touched while a press is on its way. */
  subscribeGuard: (listener: () => void) => () => void;
  /** Stops the running press: certainly unsent only while the upload is not complete. */
  cancel: () => void;
  /** Ends the time in which the press can be undone. */
  hurry: () => void;
  /** Of the press that holds the lock. */
  signals: () => { cancelled: AbortSignal; hurried: AbortSignal };
}

/** Milliseconds that a send takes at least, to be shown as one. */
const lasting = 200;

export function createSendingStore(): SendingStore {
  let state: SendState = { status: "idle" };
  let locked = false;
  let cancelling = new AbortController();
  let hurrying = new AbortController();
  /** What all were told last. */
  let shown: SendState = state;
  let untold: ReturnType<typeof setTimeout> | undefined;
  const listeners = createListeners();
  const guards = createListeners();
  const guardLeaving = createLeaveGuard();
  const change = (next: SendState) => {
    state = next;
    // A page that goes away takes a press with it, whichever conversation it shows by then.
    guardLeaving(isInFlight(state) || "resendAt" in state);
  };
  const tell = () => {
    clearTimeout(untold);
    untold = undefined;
    shown = state;
    guards.tell();
    listeners.tell();
  };
  const set = (next: SendState) => {
    change(next);
    tell();
  };
  const tellInTurn = async () => {
    await nextTask();
    // Somebody was told of something later.
    if (untold === undefined) return;
    if (shown.status !== "idle") return tell();
    guards.tell();
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
    },
    setSoon(next) {
      change(next);
      untold ??= setTimeout(tell, lasting);
      void tellInTurn();
    },
    end(next) {
      locked = false;
      set(next);
    },
    isLocked: () => locked,
    set,
    getSnapshot: () => state,
    subscribe: listeners.subscribe,
    subscribeGuard: guards.subscribe,
    cancel: () => cancelling.abort(),
    hurry: () => hurrying.abort(),
    signals: () => ({ cancelled: cancelling.signal, hurried: hurrying.signal }),
  };
}
