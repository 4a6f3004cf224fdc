import { yieldToMain } from "../async/yieldToMain.js";
import { encodedAttachments, type Attachment } from "../attachments/attachment.js";
import type { Body } from "../domain/text/body.js";
import { ReplyError, toReplyError } from "../domain/errors.js";
import { isEmail, type Attempt } from "./attempt.js";
import type { SenderHost } from "./hosts.js";
import type { Outcomes, SentReply } from "./outcomes.js";
import type { SendingStore } from "./sendingStore.js";
import type { Ended } from "./sendState.js";
import { afterFailure, withoutAttempt } from "./tries.js";

/**
 * Waits for the files and makes the request: the one place where its outcome is decided. Throws
 * nothing.
 */
export async function post(
  { attachments, draft, connection }: SentReply,
  { tries, change, end, tellDraft, settle }: Outcomes,
  { set, setSoon, signals }: SendingStore,
  host: SenderHost,
  pressed: Attempt,
): Promise<Ended> {
  const { cancelled } = signals();
  const own = () =>
    attachments.getSnapshot().filter(({ id }) => pressed.attachmentIds.includes(id));
  let attempt = pressed;
  let fileIds: readonly string[] = [];
  /** The files that go; one that was removed meanwhile is not in the thread that a look would find. */
  const named = () => {
    const going = own().filter((one) => !one.isInText);
    fileIds = going.map(({ id }) => id);
    attempt = { ...pressed, attachmentNames: going.map(({ name }) => name) };
    return going;
  };
  let isPosted = false;
  try {
    if (own().some(({ status }) => status === "encoding")) {
      set({ status: "waiting", attempt, for: "files" });
      await attachments.whenEncoded(cancelled);
      if (own().length === 0 && host.prepare) return "emptied";
    }
    // A file that was removed meanwhile was removed on purpose.
    if (own().some(cannotGo)) return end({ status: "blocked" });
    named();
    // Another tab has the reply: it is that one's to send.
    if (draft && !(await draft.pressing(attempt, withoutAttempt(tries().uncertain, attempt)))) {
      return "elsewhere";
    }
    const going = named();
    setSoon({ status: "sending", attempt, progress: { sent: 0, total: 0 } });
    // The browser is believed once: it may be wrong, and is right again once it says "online".
    if (navigator.onLine) connection.isDoubted = false;
    isPosted = true;
    const { threadId } = await host.api.createReply(
      attempt.conversationId,
      {
        ...attempt.reply,
        text: withPictures(attempt.reply.text, own()),
        attachments: encodedAttachments(going),
      },
      {
        attemptId: attempt.id,
        signal: cancelled,
        evenOffline: connection.isDoubted,
        onProgress: (progress) => setSoon({ status: "sending", attempt, progress }),
      },
    );
    // Reading the response, taking the files off the list, and all else would be one task.
    await yieldToMain();
    if (isEmail(attempt.reply)) attachments.clear(fileIds);
    await yieldToMain();
    return settle(attempt, threadId);
  } catch (thrown) {
    if (cancelled.aborted && thrown instanceof DOMException && thrown.name === "AbortError") {
      // What was never on the wire is nowhere to be looked for.
      if (isPosted) change({ ...tries(), stopped: attempt });
      // Nothing is under way any more: neither for a reload nor for another tab.
      tellDraft();
      return "cancelled";
    }
    const error = withReason(toReplyError(thrown), cancelled);
    if (error.code === "offline") connection.isDoubted = true;
    change(afterFailure(tries(), attempt, error));
    return end({ status: "failed", attempt, error, fileIds });
  }
}

/** What the agent cancelled too late was not lost. */
function withReason(error: ReplyError, { aborted }: AbortSignal): ReplyError {
  return aborted && error.code === "maybe-sent"
    ? new ReplyError({ code: "maybe-sent", detail: { reason: "cancelled" } }, error.message, {
        cause: error,
      })
    : error;
}

/** With the addresses of pictures that were uploaded. One that has none is a file, or gone. */
function withPictures({ format, value }: Body, attachments: readonly Attachment[]): Body {
  if (format === "plain") return { format, value };
  const html = attachments.reduce((now, { into }) => into?.(now) ?? now, value);
  return { format, value: html.replace(/<img data-upload[^>]*>/g, "") };
}

/** A file that failed or was refused stays in the way until somebody removes it. */
export function cannotGo({ status }: Attachment): boolean {
  return status === "failed" || status === "rejected";
}
