import type { AttachmentStore } from "../attachments/store.js";
import type { Id } from "../domain/conversation.js";
import { ReplyError } from "../domain/errors.js";
import type { LocalDraft } from "../drafts/localDraft.js";
import { isEmail, type Attempt } from "./attempt.js";
import { addOwnThread, type OwnThreads } from "./threads.js";
import type { SendingStore } from "./sendingStore.js";
import type { Look, SendState } from "./sendState.js";
import { afterFailure, noTries, told, withoutAttempt, type Tries } from "./tries.js";

/** The browser's word on whether it is online. */
export interface Connection {
  /** A press was refused since the browser believes that it is offline; the next one goes. */
  isDoubted: boolean;
}

/** What a sender needs to know of the reply that it sends. */
export interface SentReply extends OwnThreads {
  conversationId: Id;
  attachments: AttachmentStore;
  draft?: LocalDraft | undefined;
  connection: Connection;
  /** The same agent's reply to another conversation. */
  of: (conversationId: Id) => ReplyElsewhere;
}

interface ReplyElsewhere extends SentReply {
  sender: { arrived: (state: SendState) => void };
}

export type Outcomes = ReturnType<typeof createOutcomes>;

/** What became of the presses of one reply: what is shown of the latest, and what may have been sent. */
export function createOutcomes(reply: SentReply, store: SendingStore, agreed: Set<string>) {
  let tries = noTries;
  const tellDraft = () => reply.draft?.pressEnded({ uncertain: tries.uncertain });
  /** A press is over. */
  const end = (state: SendState): SendState => {
    store.set(state);
    tellDraft();
    return state;
  };
  /** Sends nothing, since an earlier press may have: `look` says why that is not known. */
  const hold = (attempt: Attempt, look: Look): SendState => {
    const known = tries.uncertain.find((one) => one.attempt.id === attempt.id);
    const error = known?.error ?? new ReplyError({ code: "maybe-sent", detail: {} });
    const { uncertain } = told(known ? tries : afterFailure(tries, attempt, error));
    tries = { uncertain, breaks: tries.breaks };
    return end({ status: "failed", attempt, error, look });
  };
  return {
    tries: () => tries,
    change: (next: Tries) => {
      tries = next;
    },
    end,
    tellDraft,
    hold,
    /** The same where nobody can look: but not twice, and only where one may have been sent. */
    holdUnseen: (wasTold: boolean): SendState | undefined => {
      const unseen = tries.uncertain[0]?.attempt ?? tries.stopped;
      return unseen && !wasTold ? hold(unseen, "unavailable") : undefined;
    },
    /** A press that a server confirmed, at once or when it was looked for: now its words and files may go. */
    settle: (attempt: Attempt, threadId: Id | undefined, isEarlier = false): SendState => {
      const { attachments, draft } = reply;
      // Another reply that was sent meanwhile does not tell what became of others.
      tries = { uncertain: withoutAttempt(tries.uncertain, attempt), breaks: 0 };
      // A draft that was only saved takes no reply that the form has become since.
      const isLeft = !isEmail(attempt.reply) && isEmail(draft?.values() ?? attempt.reply);
      const state: SendState = { status: "sent", attempt, threadId, isEarlier, isLeft };
      const target = reply.of(attempt.conversationId);
      addOwnThread(target, threadId);
      agreed.clear();
      store.set(state);
      if (!isLeft) attachments.clear(attempt.attachmentIds);
      draft?.pressEnded({ sent: attempt, threadId, uncertain: tries.uncertain });
      // After a move the host goes to the other conversation: its composer says what arrived there.
      if (target !== reply) target.sender.arrived(state);
      return state;
    },
  };
}
