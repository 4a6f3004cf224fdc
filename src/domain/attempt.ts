import type { ConversationStatus, Id } from "./conversation.js";
import type { Reply, ReplyValues } from "./reply.js";

/** One press of Send: what it sends, and where to. */
export interface Attempt {
  /** A UUID, kept over retries while the first try is not known to have failed. */
  id: string;
  conversationId: Id;
  reply: Reply;
  /** The form as it was: what 201 clears, and what a remounted composer shows again. */
  values: ReplyValues;
  attachmentIds: readonly string[];
  attachmentNames: readonly string[];
  /** A status that was asked for with the press, and that a draft or history does not take. */
  unsetStatus?: ConversationStatus | undefined;
  /** What was there before the press; absent where nobody knows. */
  before?: ThreadsBefore | undefined;
  /** An earlier try turned out to have saved a draft of it. */
  hasDraft?: boolean | undefined;
}

/** A press that may have been sent. */
export interface UnsettledPress {
  attempt: Attempt;
}

/** Where a press goes that is not on the wire yet, and its own status; the rest is in the form. */
export interface WaitingPress {
  /** Another conversation than the form's own. */
  to?: Id | undefined;
  /** A status for this press alone. */
  status?: ConversationStatus | undefined;
}

/** Distinguishes threads that were there before a press from later ones. */
export interface ThreadsBefore {
  /** By id. */
  ids: readonly string[];
  /** The newest of them; what stands before it in the list came later. */
  latest?: string | undefined;
  /** How many had been created from here by then whose id no response gave. Default 0. */
  unidentifiedThreads?: number | undefined;
}
