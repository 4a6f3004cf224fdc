import type { MovingDraft } from "./record/draft.js";
import type { Attempt, UnsettledPress, WaitingPress } from "../domain/attempt.js";
import type { Id } from "../domain/conversation.js";
import type { ReplyValues } from "../domain/reply.js";
import type { VersionReason } from "../domain/textVersion.js";
import type { SentElsewhere } from "./tabs/channel.js";
import type { DraftForm } from "./shownForm.js";
import type { DraftView } from "./draftView.js";

/** What is to be done about what a draft turns out to be. */
export interface DraftListener {
  /** It may have been sent already: by these presses, newest first. */
  onUnsettled: (unsettled: readonly UnsettledPress[]) => void;
  /** Another tab has sent or discarded it. */
  onCleared: () => void;
  /** Another tab is about to get it, as the form holds it after this. */
  onHandOver: () => void;
  /** Another tab has taken it over: what would go by itself from here goes no more. */
  onTakenOver: () => void;
  /** A server has what was written in another tab, and the host shows a thread less. */
  onSentElsewhere: (sent: SentElsewhere) => void;
  /** Whether a press holds the reply: what it sends is not changed under it. */
  isLocked: () => boolean;
  /** Whether something was typed before the draft could hear it. */
  isDirty: boolean;
}

/** What a press came to: what was sent, as which thread, and what may have been sent. */
export interface Settled {
  sent?: Attempt | undefined;
  threadId?: Id | undefined;
  /** Newest first. */
  uncertain: readonly UnsettledPress[];
}

/** One conversation's unsent reply: what its form holds or held. */
export interface LocalDraft {
  getSnapshot: () => DraftView;
  subscribe: (listener: () => void) => () => void;
  /** What the form holds, or held; `undefined` where that is nothing of the agent's. */
  values: () => ReplyValues | undefined;
  /** Takes a mounted form; what it returns lets go of it, and keeps what it held. */
  bind: (form: DraftForm) => () => void;
  /** Looks for a draft and restores it. */
  open: (events: DraftListener) => void;
  changed: () => void;
  /**
   * A press goes by itself before long: should the page end first, the next one says that it was not
   * sent. `undefined`: it was undone, or the agent has read that it was not sent.
   */
  waits: (press: WaitingPress | undefined) => void;
  /**
   * A press is about to go on the wire: should the page end before `pressEnded`, it may have been
   * sent, as `earlier` ones may. Resolves with false where the reply is another tab's.
   */
  pressing: (attempt: Attempt, earlier: readonly UnsettledPress[]) => Promise<boolean>;
  pressEnded: (outcome: Settled) => void;
  /** Sets the text aside as an earlier version. */
  snapshot: (before: VersionReason) => void;
  /** The agent has dismissed the banner that a draft could not be read. */
  dismissUnreadable: () => void;
  /** From the tab that edits it. */
  takeOver: () => void;
  discard: () => void;
  undoDiscard: () => void;
  /** Changes places with what is in the form. */
  takeOffered: (id: string) => Promise<void>;
  discardOffered: (id: string) => Promise<void>;
  /** All of it, for another conversation. */
  held: () => MovingDraft | undefined;
  /** Takes in what was written to a conversation that was merged into this one. */
  receive: (moving: MovingDraft) => Promise<void>;
  /** The reply has moved to another conversation. */
  leave: () => void;
  /** The files in the attachment store are another agent's from now on. */
  release?: () => void;
}
