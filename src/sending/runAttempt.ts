import type { ConversationApi } from "../api/api.js";
import { encodedAttachments, type Attachment } from "../attachments/attachment.js";
import type { Id } from "../domain/conversation.js";
import { toReplyError } from "../domain/errors.js";
import { uncertainAfter, type Attempt, type SendState } from "./attempt.js";
import type { Session } from "./session.js";

/** The one place where the outcome of a press is decided. Throws only what made it fail. */
export async function runAttempt(
  session: Session,
  attempt: Attempt,
  api: ConversationApi,
): Promise<SendState> {
  const { attachments, sending } = session;
  const signal = sending.newSignal();
  const finish = (state: SendState): SendState => {
    sending.unlock();
    sending.set(state);
    return state;
  };
  const own = () =>
    attachments.getSnapshot().filter(({ id }) => attempt.attachmentIds.includes(id));
  let threadId: Id | undefined;
  try {
    if (own().some(({ status }) => status === "encoding")) {
      sending.set({ status: "waiting", attempt });
      await attachments.settled(signal);
    }
    // A file that was removed meanwhile was removed on purpose.
    if (own().some(cannotGo)) return finish({ status: "blocked" });
    const files = encodedAttachments(own());
    sending.set({ status: "sending", attempt, progress: { sent: 0, total: 0 } });
    const created = await api.createReply(
      attempt.conversationId,
      { ...attempt.reply, attachments: files },
      {
        attemptId: attempt.id,
        signal,
        onProgress: (progress) => sending.set({ status: "sending", attempt, progress }),
      },
    );
    threadId = created.threadId;
  } catch (thrown) {
    if (signal.aborted && thrown instanceof DOMException && thrown.name === "AbortError") {
      return finish({ status: "idle" });
    }
    const error = toReplyError(thrown);
    session.uncertain = uncertainAfter(session.uncertain, attempt, error);
    finish({ status: "failed", attempt, error });
    throw thrown;
  }
  // From here on it is sent, whatever else may throw.
  session.uncertain = undefined;
  if (JSON.stringify(session.values) === JSON.stringify(attempt.values)) session.values = undefined;
  const state = finish({
    status: "sent",
    attempt,
    ...(threadId === undefined ? {} : { threadId }),
  });
  attachments.clear(attempt.attachmentIds);
  return state;
}

/** A file that failed or was refused stays in the way until somebody removes it. */
export function cannotGo({ status }: Attachment): boolean {
  return status === "failed" || status === "rejected";
}
