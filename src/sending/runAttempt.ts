import { yieldToMain } from "../async/yieldToMain.js";
import { encodedAttachments, type Attachment } from "../attachments/attachment.js";
import { ReplyError, toReplyError } from "../domain/errors.js";
import { pressOf, type Attempt } from "./attempt.js";
import type { SendState } from "./sendState.js";
import type { Session, SessionHost } from "./session.js";
import { end, settle } from "./settle.js";
import { uncertainAfter, withoutAttempt } from "./uncertain.js";

/**
 * Waits for the files and posts: the one place where the outcome of a press is decided. `undefined`
 * where it was cancelled in time, or may not go from here: nothing was sent, and the caller says so or
 * goes back to before. Throws nothing.
 */
export async function runAttempt(
  session: Session,
  pressed: Attempt,
  { api, submit }: SessionHost,
  signal: AbortSignal,
): Promise<SendState | undefined> {
  const { attachments, sending } = session;
  let attempt = pressed;
  let fileIds: readonly string[] = [];
  const own = () =>
    attachments.getSnapshot().filter(({ id }) => attempt.attachmentIds.includes(id));
  /** The files that go; one that was removed meanwhile is not in the thread that a look would find. */
  const named = () => {
    const going = own();
    fileIds = going.map(({ id }) => id);
    attempt = { ...pressed, attachmentNames: going.map(({ name }) => name) };
    return going;
  };
  let isPosted = false;
  try {
    if (own().some(({ status }) => status === "encoding")) {
      sending.set({ status: "waiting", attempt, for: "files" });
      await attachments.settled(signal);
      if (own().length === 0 && submit) {
        // Its last file was removed: what it says of one is to be asked about now.
        const state = end(session, { status: "idle" });
        submit({ ...pressOf(attempt, session.conversationId), isDue: true });
        return state;
      }
    }
    // A file that was removed meanwhile was removed on purpose.
    if (own().some(cannotGo)) return end(session, { status: "blocked" });
    const { draft } = session;
    named();
    // Another tab has the reply: it is that one's to send.
    if (draft && !(await draft.pressing(attempt, withoutAttempt(session.uncertain, attempt))))
      return undefined;
    const going = named();
    sending.setSoon({ status: "sending", attempt, progress: { sent: 0, total: 0 } });
    // The browser is believed once: it may be wrong, and is right again once it says "online".
    if (navigator.onLine) session.connection.isDoubted = false;
    isPosted = true;
    const { threadId } = await api.createReply(
      attempt.conversationId,
      { ...attempt.reply, attachments: encodedAttachments(going) },
      {
        attemptId: attempt.id,
        signal,
        evenOffline: session.connection.isDoubted,
        onProgress: (progress) => sending.setSoon({ status: "sending", attempt, progress }),
      },
    );
    // Reading the answer and showing it would be one task.
    await yieldToMain();
    return settle(session, attempt, threadId);
  } catch (thrown) {
    if (signal.aborted && thrown instanceof DOMException && thrown.name === "AbortError") {
      // What was never on the wire is nowhere to be looked for.
      if (isPosted) session.stopped = attempt;
      // Nothing is under way any more: neither for a reload nor for another tab.
      session.draft?.settled(session);
      return undefined;
    }
    const error = withReason(toReplyError(thrown), signal);
    if (error.code === "offline") session.connection.isDoubted = true;
    session.uncertain = uncertainAfter(session.uncertain, attempt, error);
    session.breaks = isBreak(error) ? session.breaks + 1 : 0;
    return end(session, { status: "failed", attempt, error, fileIds });
  }
}

/** The connection was lost, and it was not the agent who ended it. */
function isBreak({ code, detail }: ReplyError): boolean {
  return code === "network" || (code === "maybe-sent" && !("reason" in detail));
}

/** What the agent cancelled too late was not lost. */
function withReason(error: ReplyError, { aborted }: AbortSignal): ReplyError {
  return aborted && error.code === "maybe-sent"
    ? new ReplyError({ code: "maybe-sent", detail: { reason: "cancelled" } }, error.message, {
        cause: error,
      })
    : error;
}

/** A file that failed or was refused stays in the way until somebody removes it. */
export function cannotGo({ status }: Attachment): boolean {
  return status === "failed" || status === "rejected";
}
