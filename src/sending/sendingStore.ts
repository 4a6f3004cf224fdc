import { createListeners } from "../async/createStore.js";
import { createLeaveGuard } from "../async/leaveGuard.js";
import { nextTask } from "../async/yieldToMain.js";
import {
  isInFlight,
  isPressed,
  next,
  shownOf,
  type PressState,
  type SendState,
  type Step,
} from "./sendState.js";

export type SendingStore = ReturnType<typeof createSendingStore>;

/** Milliseconds that a send takes at least, to be shown as one. */
const shownAfterMs = 200;

/** Where the latest press of one conversation stands, outside React. */
export function createSendingStore() {
  let state: PressState = { status: "idle" };
  let cancelling = new AbortController();
  let hastening = new AbortController();
  /** The state that all listeners know. */
  let shown = shownOf(state);
  let notifyTimer: ReturnType<typeof setTimeout> | undefined;
  const listeners = createListeners();
  const guards = createListeners();
  const guardLeaving = createLeaveGuard();
  const change = (step: Step) => {
    const before = state;
    state = next(before, step);
    if (state === before) return false;
    // A page that goes away takes a press with it, whichever conversation it shows by then.
    guardLeaving(isInFlight(shownOf(state).status) || "resendAt" in shownOf(state));
    return true;
  };
  const notify = () => {
    clearTimeout(notifyTimer);
    notifyTimer = undefined;
    shown = shownOf(state);
    guards.emit();
    listeners.emit();
  };
  /** Where the press stands now; nothing where it cannot stand there. */
  const set = (step: Step): void => {
    const before = shownOf(state);
    if (change(step) && shownOf(state) !== before) notify();
  };
  const tellInTurn = async () => {
    await nextTask();
    // A later state was emitted meanwhile.
    if (notifyTimer === undefined) return;
    if (shown.status !== "idle") return notify();
    guards.emit();
  };
  return {
    /** A press begins, synchronously; `false` where another one holds the reply. */
    press: (): boolean => {
      if (!change({ status: "checking" })) return false;
      cancelling = new AbortController();
      hastening = new AbortController();
      return true;
    },
    isPressed: () => isPressed(state),
    set,
    /**
     * Sets it, and tells of it later: guards in a task of its own, since what goes out goes first;
     * all others at the same time, or, where nothing was shown yet, once it has lasted: what is over
     * at once would only flash.
     */
    setSoon: (step: SendState): void => {
      if (!change(step)) return;
      notifyTimer ??= setTimeout(notify, shownAfterMs);
      void tellInTurn();
    },
    getSnapshot: () => shownOf(state),
    subscribe: listeners.subscribe,
    /** For what must not be touched while a press is on its way. */
    subscribeGuard: guards.subscribe,
    /** Stops the running press: certainly unsent only while the upload is not complete. */
    cancel: () => {
      cancelling.abort();
      hastening.abort();
    },
    /** Ends the time in which the press can be undone. */
    sendNow: () => hastening.abort(),
    /** Of the press that holds the reply; what is cancelled is hastened too. */
    signals: () => ({ cancelled: cancelling.signal, hastened: hastening.signal }),
  };
}
