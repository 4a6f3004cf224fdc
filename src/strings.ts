import type { EncodeFailure } from "./attachments/attachment.js";
import type { LimitRejection } from "./attachments/limits.js";
import type { ConversationStatus, LockReason, MovedTo } from "./domain/conversation.js";
import type { ReplyError, ReplyErrorCode } from "./domain/errors.js";
import type { FieldProblemCode, ReplyEffect } from "./domain/reply.js";

const size = (bytes: number): string => {
  const [value, unit] =
    bytes >= 1e6
      ? [bytes / 1e6, "megabyte"]
      : bytes >= 1e3
        ? [bytes / 1e3, "kilobyte"]
        : [bytes, "byte"];
  return new Intl.NumberFormat("en", {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits: value < 100 ? 1 : 0,
  }).format(value);
};
const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** A right-to-left name must not turn the sentence around it. */
const isolated = (name: string) => (/[\u0590-\u08ff]/.test(name) ? `\u2068${name}\u2069` : name);

const noWords: readonly string[] = [];

const statuses: Record<ConversationStatus, string> = {
  active: "Active",
  pending: "Pending",
  closed: "Closed",
  spam: "Spam",
  open: "Open",
  all: "All",
};

/**
 * Every word a person reads, in English. Give `strings={{ send: "Senden" }}` to replace some;
 * functions stand where a number or a name decides.
 */
export const defaultStrings = {
  form: "Reply to conversation",
  customer: "Customer",
  customerPlaceholder: "Name or address",
  cc: "Cc",
  bcc: "Bcc",
  recipientsOf: (field: string) => `${field} recipients`,
  recipientsHint: "Separate addresses by comma or Enter",
  remove: (what: string) => `Remove ${what}`,
  retry: (what: string) => `Retry ${what}`,
  recipientsAdded: (n: number, field: string) =>
    `${count(n, "address", "addresses")} added to ${field}`,
  recipientRemoved: (address: string, field: string) => `${address} removed from ${field}`,
  recipientsMerged: (addresses: readonly string[]) =>
    `${addresses.join(", ")}: already a recipient of this reply`,
  newCustomer: (address: string) =>
    `The reply goes to ${address}. If nobody is known by that address, a new customer is created.`,
  suggestionsFor: (field: string) => `Suggestions for ${field}`,
  searching: "Searching…",
  searchFailed: "Suggestions are not available. You can still type an address.",
  nothingFound: "Nobody found. You can type a whole address.",
  suggestionsFound: (n: number) => `${count(n, "suggestion", "suggestions")}; use the arrow keys`,
  reply: "Reply",
  replyPlaceholder: "Write your reply…",
  status: "Status after sending",
  statusDefault: "Default",
  statusName: (status: ConversationStatus) => statuses[status],
  draft: "Save as draft",
  imported: "Imported",
  createdAt: "Created at",
  replyAs: "Reply as",
  replyAsDefault: "Yourself",
  attach: "Attach files",
  attachments: "Attachments",
  dropHere: "Drop files to attach them",
  size,
  attachmentEncoding: (percent: number) => `Preparing, ${percent} %`,
  attachmentsAdded: (n: number) => `${count(n, "file", "files")} attached`,
  attachmentRemoved: (name: string) => `${name} removed`,
  attachmentsReady: "All files are ready",
  attachmentFailed: (name: string, code: EncodeFailure) =>
    ({
      "file-changed": `${name} changed or was moved since you chose it. Retry, or choose it again.`,
      unreadable: `${name} could not be read. Retry, or choose it again.`,
    })[code],
  attachmentRejected: (name: string, bytes: number, rejection: LimitRejection) => {
    switch (rejection.code) {
      case "file-too-large":
        return size(bytes) === size(rejection.limit)
          ? `${name} is ${bytes} bytes; the limit is ${rejection.limit} bytes`
          : `${name} is ${size(bytes)}; the limit is ${size(rejection.limit)}`;
      case "total-too-large":
        return `${name} would take the reply over its limit of ${size(rejection.limit)}`;
      case "too-many-files":
        return `${name} is one too many; the limit is ${count(rejection.limit, "file", "files")}`;
      case "type-not-accepted":
        return `${name} is of a type that is not accepted here (${rejection.accept})`;
      case "extension-blocked":
        return `${name} would be blocked by email providers (.${rejection.extension})`;
    }
  },
  /** Further words by which a reply says that a file comes with it; `*` stands for any ending. */
  attachmentWords: noWords,
  noAttachment: "The reply speaks of an attachment, but no file is attached.",
  attachAFile: "Attach a file",
  sendAnyway: "Send anyway",
  removeRefused: (n: number) => `Remove ${count(n, "refused file", "refused files")}`,
  attachmentsBlocked: "Nothing was sent. Retry or remove the files that cannot be sent.",
  /** Bytes as they are sent: base64 adds a third. */
  attachmentsTotal: (files: number, bytes: number, limit: number) =>
    `${count(files, "file", "files")}, ${size(bytes)} of ${size(limit)} as sent`,
  effect: (effect: ReplyEffect, to: string) => {
    switch (effect.kind) {
      case "history":
        return effect.status === undefined
          ? "Files it as history; no email"
          : `Files it as history; no email. Sets the status to ${statuses[effect.status]}`;
      case "draft":
        return "Saves a draft; nothing is sent";
      case "reopens":
        return "Sending reopens this conversation";
      case "sets-status":
        return `Sends${to === "" ? "" : ` to ${to}`} and sets the status to ${statuses[effect.status]}`;
      case "stays-active":
        return `Sends${to === "" ? "" : ` to ${to}`}; the conversation stays active`;
    }
  },
  recipientsSummary: (customer: string, others: number) =>
    others === 0
      ? isolated(customer)
      : `${isolated(customer)} and ${count(others, "other", "others")}`,
  send: "Send reply",
  saveDraft: "Save draft",
  cancel: "Cancel sending",
  sendingProgress: "Sending reply",
  sending: (sent: number, total: number) => `Sending: ${size(sent)} of ${size(total)}`,
  waiting: "Sends as soon as the files are prepared",
  delivering: "Waiting for the server’s answer",
  sent: "Reply sent",
  filed: "Filed as history",
  draftSaved: "Draft saved. Nothing was sent.",
  dismiss: "Dismiss",
  tryAgain: "Try again",
  copyReply: "Copy reply",
  copied: "Copied",
  copyFailed: "The browser did not allow copying. Select the text and copy it by hand.",
  sendTo: (to: MovedTo) => `Send to conversation ${to.id}`,
  moved: (to: MovedTo) =>
    `This conversation was merged or moved to ${to.id}${to.subject === undefined ? "" : ` (${to.subject})`}. Nothing was sent; your reply is kept here.`,
  gone: "This conversation no longer exists. Nothing was sent; your reply is kept here to copy.",
  locked: (reason: LockReason) =>
    ({
      "thread-limit": "This conversation is locked: it has reached its limit of 100 threads.",
      "too-old": "This conversation is locked: company policy says it is too old to be answered.",
      unknown: "This conversation is locked: the server takes no more threads.",
    })[reason],
  lockedHint: "Sending will probably be refused.",
  lockedKept: "Nothing was sent; your reply is kept here to copy.",
  logRef: (ref: string) => `Reference ${ref}`,
  failed: (code: ReplyErrorCode, error: ReplyError): string => {
    switch (code) {
      case "invalid":
        return "The server did not accept the reply. Nothing was sent.";
      case "unauthorized":
        return "Your session has ended. Nothing was sent. Sign in again, then try again.";
      case "forbidden":
        return "You may not reply to this conversation. Nothing was sent.";
      case "too-large":
        return "The reply is too large for the server. Nothing was sent. Remove some files, then try again.";
      case "rate-limited":
        return "The server is receiving too many requests. Nothing was sent.";
      case "server":
        return error.code === "server" && error.detail.reason === "cannot-locate"
          ? "The conversation has moved, and it cannot be located. Nothing was sent."
          : "The server failed. The reply was not accepted.";
      case "offline":
        return "You are offline. Nothing was sent; your reply is kept here.";
      case "network":
        return "The connection failed before the reply was sent. Nothing was sent.";
      case "maybe-sent":
        return "The connection was lost before the server confirmed. The reply may have been sent: look at the conversation before you try again.";
      case "unexpected":
        return "The server’s answer could not be understood. The reply may have been sent: look at the conversation before you try again.";
      case "moved":
      case "gone":
      case "locked":
        return "";
    }
  },
  earlierMaybeSent:
    "An earlier try may have been sent: look at the conversation before you try again.",
  retryAfter: (seconds: number) => `Try again in ${count(seconds, "second", "seconds")}.`,
  biggestFiles: (files: readonly { name: string; size: number }[]) =>
    `Biggest: ${files.map(({ name, size: bytes }) => `${name} (${size(bytes)})`).join(", ")}`,
  problem: (code: FieldProblemCode) =>
    ({
      "text-required": "Write a reply before you send it.",
      "customer-required": "Choose who is answered.",
      "address-invalid": "This is not an email address. Correct or remove it.",
      "date-invalid": "Give a date and a time.",
      "date-in-future": "History cannot lie in the future.",
    })[code],
  invalidRecipients: (addresses: readonly string[]) =>
    addresses.length === 1
      ? `“${addresses[0]}” is not an email address. Correct or remove it.`
      : `${count(addresses.length, "entry is", "entries are")} not an email address. Correct or remove them.`,
};

export type Strings = typeof defaultStrings;

/** The English defaults with a host's own words over them. */
export function withStrings(own: Partial<Strings> | undefined): Strings {
  return { ...defaultStrings, ...own };
}
