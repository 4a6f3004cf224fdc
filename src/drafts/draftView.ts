import { createStore } from "../async/createStore.js";
import type { Owner } from "./tabs/ownership.js";
import type { WaitingPress } from "../domain/attempt.js";
import type { TextVersion } from "../domain/textVersion.js";

/** A draft that waits to be taken: what is in the form by now was not to be overwritten. */
export interface OfferedDraft {
  id: string;
  savedAt: number;
  text: string;
}

/** What there is to say of a draft. Times as `Date.now()`. */
export interface DraftView {
  /**
   * Whether there is a draft is not known yet; for at most 300 ms. What is typed meanwhile is added to
   * it.
   */
  isLoading: boolean;
  /** Which tab edits it; "elsewhere" also where another composer on the page does. */
  owner: Owner;
  /** That is another composer on this page. */
  isOnThisPage?: boolean | undefined;
  /** The other tab is sending it, and does not give it up. */
  isBusyElsewhere: boolean;
  /** When the draft was saved that was restored. */
  restoredAt?: number | undefined;
  /** A press of a page that ended before it could go out. */
  notSent?: WaitingPress | undefined;
  /** What has become of the reply in another tab, until something is typed here. */
  endedElsewhere?: "sent" | "saved" | "discarded" | undefined;
  /** A discarded draft can still be taken back. */
  canUndoDiscard: boolean;
  offered: readonly OfferedDraft[];
  /** Earlier versions of the text, newest first. */
  versions: readonly TextVersion[];
  /** It is kept over a reload. */
  isKept: boolean;
  /** The browser refuses to keep it. */
  problem?: "not-kept" | undefined;
  /** One was there that could not be read, and was set aside; until the agent dismisses that. */
  isUnreadable: boolean;
  /** Names of files that are not kept over a reload. */
  unkeptFiles: readonly string[];
  /** Names of files of the restored draft whose bytes are not there. */
  missingFiles: readonly string[];
}

const emptyView: DraftView = {
  isLoading: false,
  owner: "none",
  isBusyElsewhere: false,
  canUndoDiscard: false,
  offered: [],
  versions: [],
  isKept: false,
  isUnreadable: false,
  unkeptFiles: [],
  missingFiles: [],
};

/** Two empty lists are the same. */
function isSame(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (Array.isArray(a) && Array.isArray(b) && a.length + b.length === 0);
}

/** Milliseconds for which the agent waits for a draft. */
export const loadWaitMs = 300;

/** Holds it for its subscribers; `onChange` is called before them. */
export function createDraftView(onChange: () => void) {
  const { getSnapshot, subscribe, set: show } = createStore(emptyView);
  subscribe(onChange);
  const set = (patch: Partial<DraftView>) => {
    const view = getSnapshot();
    const next = { ...view, ...patch };
    // Names that the view did not have before come last, behind all that can be compared.
    const before: unknown[] = Object.values(view);
    const isNews = Object.values(next).some((value, at) => !isSame(value, before[at]));
    if (isNews) show(next);
    else onChange();
  };
  const goOn = () => {
    if (getSnapshot().isLoading) set({ isLoading: false });
  };
  return {
    getSnapshot,
    subscribe,
    set,
    /** The agent waits for what is being read, until `goOn` and not for long. */
    holdBack: (milliseconds = loadWaitMs) => {
      if (milliseconds <= 0) return;
      set({ isLoading: true });
      setTimeout(goOn, milliseconds);
    },
    goOn,
  };
}
