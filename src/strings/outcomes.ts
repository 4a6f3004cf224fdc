import type { ConversationStatus, LockReason, MovedTo } from "../domain/conversation.js";
import type { ReplyError, ReplyErrorCode } from "../domain/errors.js";
import { isolated, size, statusName, wait } from "./formats.js";

/** Whether a reply that may have been sent is there: as in `SendState`. */
type Look = "running" | "not-found" | "unavailable" | "under-review" | "hidden";

/** What became of a press, and what can be done about it. */
export const outcomeStrings = {
  sent: "Reply sent",
  filed: "Filed as history",
  draftSaved: "Draft saved. Nothing was sent.",
  statusNotSet: (status: ConversationStatus) =>
    `The conversation was not set to ${statusName(status)}.`,
  dismiss: "Dismiss",
  sentEarlier: "It was your earlier try that had arrived, without what you have changed since.",
  earlierSaved: "A draft of it was saved, too.",
  tryAgain: "Try again",
  broken:
    "The reply form stopped working. Your text, recipients and files are kept: open it again to go on.",
  openAgain: "Open the form again",
  brokenSending: "Your reply is still being sent.",
  wasSent: "It was sent",
  wasSaved: "It was saved",
  look: (look: Look) =>
    ({
      running: "Looking whether it arrived…",
      "not-found":
        "It is not in the conversation so far. It may still arrive: if you try again, it may be there twice.",
      unavailable:
        "Whether it arrived cannot be seen from here: look at the conversation before you try again.",
      "under-review":
        "Your reply is in the conversation, but held for review: the customer does not have it yet. Release it there, then press “It was sent” here. Until then it is not sent again from here.",
      hidden:
        "Your reply is in the conversation, but hidden there. Look whether it was sent, then press “It was sent” here. Until then it is not sent again from here.",
    })[look],
  perhapsTooLarge:
    "This happened again: the reply may be too large for the server. Try it with fewer files.",
  cancelled: "Not sent. Your reply is kept here.",
  backOnline: "You are online again. Nothing was sent yet; your reply is kept here.",
  resendsIn: (seconds: number) => `It goes again by itself in ${seconds} s.`,
  cancelResending: "Do not send again",
  startNewConversation: "Continue in a new conversation",
  copyLogRef: "Copy reference",
  copyReply: "Copy reply",
  copied: "Copied",
  copyFailed: "The browser did not allow copying. Select the text and copy it by hand.",
  sendTo: (to: MovedTo) => `Send to conversation ${to.id}`,
  moved: (to: MovedTo) =>
    `This conversation was merged or moved to ${to.id}${to.subject === undefined ? "" : ` (${to.subject})`}. Nothing was sent; your reply is kept here.`,
  gone: "This conversation no longer exists. Nothing was sent; your reply is kept here to copy.",
  locked: (reason: LockReason, threadLimit?: number) =>
    ({
      "thread-limit": `This conversation is locked: it has reached its limit${threadLimit === undefined ? "" : ` of ${threadLimit} threads`}.`,
      "too-old": "This conversation is locked: company policy says it is too old to be answered.",
      unknown: "This conversation is locked: the server takes no more threads.",
    })[reason],
  lockedHint: "Sending will probably be refused.",
  lockedKept: "Nothing was sent; your reply is kept here to copy.",
  logRef: (ref: string) => `Reference ${ref}`,
  failed: (code: ReplyErrorCode, error: ReplyError, isDraft?: boolean): string => {
    const perhaps = isDraft ? "draft may have been saved" : "reply may have been sent";
    switch (code) {
      case "invalid":
        return "The server did not accept the reply. Nothing was sent.";
      case "unauthorized":
        return "Your session has ended. Nothing was sent. Sign in again, then try again.";
      case "forbidden":
        return "You may not reply to this conversation. Nothing was sent.";
      case "too-large":
        return `The reply is too large for the server. Nothing was sent. ${
          error.code !== "too-large" || error.detail.files.length === 0
            ? "Shorten it"
            : `Remove ${error.detail.files.length === 1 ? "the file" : "some files"}`
        }, then try again.`;
      case "rate-limited":
        return "The server is receiving too many requests. Nothing was sent.";
      case "server":
        return error.code === "server" && error.detail.reason === "cannot-locate"
          ? "The conversation has moved, and it cannot be located. Nothing was sent."
          : "The server failed. The reply was not accepted.";
      case "offline":
        return "You seem to be offline. Nothing was sent; your reply is kept here.";
      case "network":
        return error.code === "network" && error.detail.reason
          ? "Sending did not begin. Nothing was sent; your reply is kept here."
          : "The connection failed before the reply was sent. Nothing was sent.";
      case "maybe-sent":
        switch (error.code === "maybe-sent" && error.detail.reason) {
          case "page-closed":
            return `This ${perhaps}: the page was closed before the server confirmed.`;
          case "cancelled":
            return `You cancelled, but the ${perhaps} already.`;
          default:
            return `The connection was lost before the server confirmed. The ${perhaps}.`;
        }
      case "unexpected":
        return `The server’s answer could not be understood. The ${perhaps}.`;
      case "moved":
      case "gone":
      case "locked":
        return "";
    }
  },
  earlierMaybeSent:
    "An earlier try may have been sent: look at the conversation before you try again.",
  earlierUnknown:
    "Whether your earlier try arrived as well is not known: look at the conversation.",
  retryAfter: (seconds: number) => `Try again in ${wait(seconds)}.`,
  biggestFiles: (files: readonly { name: string; size: number }[]) =>
    `Biggest: ${files.map(({ name, size: bytes }) => `${isolated(name)} (${size(bytes)})`).join(", ")}`,
};
