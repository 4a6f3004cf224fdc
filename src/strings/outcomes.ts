import type { ConversationStatus, LockReason, MovedTo } from "../domain/conversation.js";
import type { ReplyError, ReplyErrorCode } from "../domain/errors.js";
import { isolated, size, statusName, wait } from "./formats.js";

/** Whether a reply that may have been sent is there: as in `SendState`. */
type Look = "running" | "not-found" | "unavailable" | "under-review" | "hidden";

/** What became of a press, and what can be done about it. */
export const outcomeStrings = {
  statusNotSet: (status: ConversationStatus) =>
    `The conversation was not set to ${statusName(status)}.`,
  dismiss: "Dismiss",
  sentEarlier: "That was your earlier try, without your latest changes.",
  earlierSaved: "A draft of it was saved too.",
  tryAgain: "Try again",
  broken: "The reply form stopped working. Your text, recipients and files are safe.",
  openAgain: "Open the form again",
  brokenSending: "Your reply is still being sent.",
  wasSent: "Mark as sent",
  wasSaved: "Mark as saved",
  look: (look: Look) =>
    ({
      running: "Checking…",
      "not-found":
        "It’s not in the conversation yet, but may still arrive. If you try again, it may be sent twice.",
      unavailable: "We can’t check from here: look at the conversation before you try again.",
      "under-review":
        "Your reply is held for review in the conversation. Release it there, then press “Mark as sent”.",
      hidden:
        "Your reply is hidden in the conversation. Check it there, then press “Mark as sent”.",
    })[look],
  perhapsTooLarge: "Your reply may be too large: try it with fewer files.",
  cancelled: "Not sent. Your reply is still here.",
  backOnline: "You’re back online. Your reply hasn’t been sent yet.",
  resendsIn: (seconds: number) => `Retrying in ${seconds} s`,
  cancelResending: "Stop",
  startNewConversation: "Continue in a new conversation",
  copyLogRef: "Copy reference",
  copyReply: "Copy reply",
  copied: "Copied",
  copyFailed: "Your browser blocked copying. Copy the text yourself.",
  sendTo: (to: MovedTo) => `Send to conversation ${to.id}`,
  moved: (to: MovedTo) =>
    `This conversation was merged or moved to ${to.id}${to.subject === undefined ? "" : ` (${to.subject})`}. Nothing was sent; your reply is safe here.`,
  gone: "This conversation no longer exists. Nothing was sent; you can copy your reply.",
  locked: (reason: LockReason, threadLimit?: number) =>
    ({
      "thread-limit": `This conversation is full${threadLimit === undefined ? "" : ` (${threadLimit} messages)`}`,
      "too-old": "This conversation is too old to reply to",
      unknown: "This conversation is locked",
    })[reason],
  lockedHint: "A reply will probably be refused.",
  lockedKept: "Nothing was sent; you can copy your reply.",
  logRef: (ref: string) => `Reference ${ref}`,
  failed: (code: ReplyErrorCode, error: ReplyError, isDraft?: boolean): string => {
    const [done, not] = isDraft ? ["saved", "Not saved"] : ["sent", "Not sent"];
    const unsure = `We're not sure this was ${done}.`;
    switch (code) {
      case "invalid":
        return "The server didn’t accept the reply. Nothing was sent.";
      case "unauthorized":
        return "Your session has ended. Nothing was sent. Sign in again, then try again.";
      case "forbidden":
        return "You can’t reply to this conversation. Nothing was sent.";
      case "too-large":
        return `The reply is too large for the server. Nothing was sent. ${
          error.code !== "too-large" || error.detail.files.length === 0
            ? "Shorten it"
            : `Remove ${error.detail.files.length === 1 ? "the file" : "some files"}`
        }, then try again.`;
      case "rate-limited":
        return "Too many requests right now. Nothing was sent.";
      case "server":
        return error.code === "server" && error.detail.reason === "cannot-locate"
          ? "This conversation has moved and can’t be found. Nothing was sent."
          : `${not}: server error. Your reply is safe.`;
      case "offline":
        return "You seem to be offline. Nothing was sent; your reply is safe.";
      case "network":
        return error.code === "network" && error.detail.reason
          ? "Sending didn’t start. Nothing was sent; your reply is safe."
          : "The connection failed. Nothing was sent; your reply is safe.";
      case "maybe-sent":
        switch (error.code === "maybe-sent" && error.detail.reason) {
          case "page-closed":
            return `The page was closed. ${unsure}`;
          case "cancelled":
            return `You cancelled, but it may have been ${done} already.`;
          default:
            return `The connection was lost. ${unsure}`;
        }
      case "unexpected":
        return `The server gave an unexpected answer. ${unsure}`;
      case "moved":
      case "gone":
      case "locked":
        return "";
    }
  },
  earlierMaybeSent:
    "An earlier try may have been sent: look at the conversation before you try again.",
  earlierUnknown: "An earlier try may have been sent too: look at the conversation.",
  /** Counted down to 0. */
  retryAfter: (seconds: number) =>
    seconds ? `Try again in ${wait(seconds)}.` : "You can try again now.",
  biggestFiles: (files: readonly { name: string; size: number }[]) =>
    `Biggest: ${files.map(({ name, size: bytes }) => `${isolated(name)} (${size(bytes)})`).join(", ")}`,
};
