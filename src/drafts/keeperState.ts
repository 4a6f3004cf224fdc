import type { Attempt, WaitingPress } from "../domain/attempt.js";
import type { DraftNews, SentElsewhere } from "./channel.js";

/** What a draft's keeper knows, and who is to be told. */
export interface KeeperState {
  /** Until what is stored is known, a write could lose it. */
  isKnown: boolean;
  /** Just taken from another tab, whose last word is still being read. */
  isStale: boolean;
  /** The other tab has handed it over: what it told is all there is. */
  isGiven: boolean;
  /** The form has what no record has. */
  isAhead: boolean;
  /** Of the record as it was last seen; 0 for none. */
  savedAt: number;
  /** A press that may have reached the server. */
  attempt: Attempt | undefined;
  /** A press that has yet to go out, or was to when its page ended. */
  waiting: WaitingPress | undefined;
  /** It is on the wire now. */
  isPressing: boolean;
  /** What is to be done about the attempt of a draft that was restored. */
  onUnsettled: (attempt: Attempt) => void;
  /** What is to be done once another tab has sent or discarded it. */
  onCleared: () => void;
  /** What is to be done once a server has another tab's reply. */
  onSentElsewhere: (sent: SentElsewhere) => void;
  /** Whether a press holds the reply, on the wire or not yet. */
  isLocked: () => boolean;
  /** Tells other tabs. */
  post: (news: DraftNews) => void;
}

export function createKeeperState(): KeeperState {
  return {
    isKnown: false,
    isStale: false,
    isGiven: false,
    isAhead: false,
    savedAt: 0,
    attempt: undefined,
    waiting: undefined,
    isPressing: false,
    onUnsettled: () => {},
    onCleared: () => {},
    onSentElsewhere: () => {},
    isLocked: () => false,
    post: () => {},
  };
}
