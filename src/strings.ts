import type { NewThread } from "./domain/concern.js";
import type { ConversationStatus } from "./domain/conversation.js";
import type { FieldProblemCode } from "./domain/replyCheck.js";
import type { ReplyEffect } from "./domain/effect.js";
import { choiceStrings } from "./strings/choices.js";
import { draftStrings } from "./strings/drafts.js";
import { fileStrings } from "./strings/files.js";
import {
  ago,
  count,
  few,
  first,
  inWords,
  isolated,
  listed,
  sendWithStatus,
  size,
  statusName,
} from "./strings/formats.js";
import { outcomeStrings } from "./strings/outcomes.js";

/** What the keyboard can do anywhere in the form. */
export const shortcuts = ["send", "send-and-close"] as const;
export type Shortcut = (typeof shortcuts)[number];

function whoDid(author: string | undefined, kind: NewThread["kind"]): string {
  const did = {
    customer: "replied",
    reply: "replied",
    note: "added a note",
    other: "changed this conversation",
  }[kind];
  return `${author === undefined ? "Somebody" : isolated(author)} ${did}`;
}

const composerStrings = {
  form: "Reply to conversation",
  customer: "Customer",
  to: "To",
  change: "Change",
  changeCustomer: "Change customer",
  customerPlaceholder: "Name or address",
  customerOther: (usual: string) =>
    `${isolated(usual)}, the customer of this conversation, is not answered.`,
  customerUse: (usual: string) => `Answer ${isolated(usual)}`,
  customerBack: (who: string) => `The reply goes to ${isolated(who)} again.`,
  cc: "Cc",
  bcc: "Bcc",
  recipientsOf: (field: string) => `${field} recipients`,
  recipientsHelp: (n: number) =>
    `${count(n, "address", "addresses")}. The arrow keys reach them: Enter edits, Delete removes, Space opens a menu.`,
  recipientsMore: (n: number) => `+ ${n} more`,
  recipientsSelected: (n: number) => `${count(n, "address", "addresses")} selected`,
  clearRecipients: "Clear all",
  clearRecipientsOf: (field: string) => `Clear all ${field} recipients`,
  edit: (what: string) => `Edit ${what}`,
  recipientMenu: (addresses: readonly string[]) =>
    addresses.length === 1 ? `${addresses[0]}` : count(addresses.length, "address", "addresses"),
  recipientEdit: "Edit",
  recipientMove: (field: string) => `Move to ${field}`,
  recipientCopy: "Copy",
  recipientRemove: "Remove",
  remove: (what: string) => `Remove ${what}`,
  retry: (what: string) => `Retry ${what}`,
  recipientsAdded: (n: number, field: string) =>
    `${count(n, "address", "addresses")} added to ${field}`,
  recipientsRemoved: (addresses: readonly string[], field: string) =>
    `${few(addresses)} removed from ${field}`,
  recipientsRestored: (n: number, field: string) =>
    `${count(n, "address", "addresses")} back in ${field}`,
  recipientsMoved: (addresses: readonly string[], field: string) =>
    `${few(addresses)} moved to ${field}`,
  recipientsMerged: (addresses: readonly string[]) =>
    `${few(addresses)}: already a recipient of this reply`,
  recipientsRefused: (addresses: readonly string[]) =>
    `${few(addresses)} is left out: a reply never goes to this mailbox itself.`,
  newDomains: (domains: readonly string[]) =>
    `New to this conversation: ${first(domains)}. ${domains.length === 1 ? "Is it" : "Are they"} meant to be copied?`,
  strangeCopies: (addresses: readonly string[], field: string) =>
    `New to this conversation, in ${field}: ${first(addresses)}. Check who gets a copy.`,
  strangeCustomer: (who: string) =>
    `The reply goes to ${isolated(who)}, who has not written in this conversation.`,
  unusualAddresses: (addresses: readonly string[]) =>
    addresses.length === 1
      ? `${addresses[0]} is an unusual address. The server may refuse it.`
      : `${first(addresses)} are unusual addresses. The server may refuse them.`,
  notWritten: (who: string) => `${isolated(who)} has not written in this conversation.`,
  newCustomer: (address: string, isCreated: boolean) =>
    `The reply goes to ${address}.${isCreated ? " If nobody is known by that address, a new customer is created." : ""}`,
  suggestionsFor: (field: string) => `Suggestions for ${field}`,
  searching: "Searching…",
  searchFailed: "Suggestions are not available. You can still type an address.",
  nothingFound: "Nobody found. You can type a whole address.",
  suggestionsFound: (n: number) => `${count(n, "suggestion", "suggestions")}; use the arrow keys`,
  reply: "Reply",
  replyPlaceholder: "Write your reply…",
  placeholdersLeft: (placeholders: readonly string[]) =>
    `Not filled in yet: ${placeholders.slice(0, 5).join(", ")}${placeholders.length > 5 ? ", …" : ""}`,
  greetsStranger: (name: string) =>
    `The reply greets ${isolated(name)}, who is not among its recipients.`,
  somebodyWasFaster: "Somebody wrote in this conversation while you were writing.",
  arrived: (author: string | undefined, kind: NewThread["kind"], createdAt: string) =>
    `${whoDid(author, kind)} ${ago(createdAt)}`.trim(),
  /** As soon as it is known: the newest, and how many more there are. */
  newer: (author: string | undefined, kind: NewThread["kind"], more: number) =>
    `${whoDid(author, kind)}${more > 0 ? `, and ${more} more` : ""}`,
  show: "Show",
  hide: "Hide",
  statusChanged: (status: ConversationStatus) =>
    `A colleague set this conversation to ${statusName(status)} while you were writing.`,
  review: "Review",
  goBack: "Go back",
  noAttachment: "The reply speaks of an attachment, but no file is attached.",
  attachAFile: "Attach a file",
  sendAnyway: "Send anyway",
  checksMissing:
    "The checks before sending could not be loaded: nobody has looked for a forgotten attachment or a wrong name. Try again, or send without them.",
  sendUnchecked: "Send without checks",
  effect: (effect: ReplyEffect, to: string) => {
    const sends = to === "" ? "Sends the reply" : `Sends to ${to}`;
    switch (effect.kind) {
      case "history":
        return effect.status === undefined
          ? "Files it as history; no email"
          : `Files it as history; no email. Sets the status to ${statusName(effect.status)}`;
      case "draft":
        return "Saves a draft in the conversation, where colleagues see it; nothing is sent";
      case "reopens":
        return `${sends} and reopens this conversation`;
      case "sets-status":
        return `${sends} and sets the status to ${statusName(effect.status)}`;
      case "keeps-status":
        return `${sends}; the conversation stays ${inWords(effect.status)}`;
      case "sends":
        return sends;
    }
  },
  /** `copies`: how many get one; `named`: those of them who are named. */
  recipientsSummary: (customer: string, copies: number, named: readonly string[]) => {
    const others = copies - named.length;
    const rest = others > 0 ? [count(others, "other", "others")] : [];
    return listed([isolated(customer), ...named, ...rest]);
  },
  /** Who is answered where it is not the conversation’s customer. */
  otherCustomer: (who: string, usual: string) => `${isolated(who)} (not ${isolated(usual)})`,
  effectStopped: (entries: readonly string[]) =>
    entries.length === 1
      ? `Nothing goes out while “${entries[0]}” is among the recipients`
      : `Nothing goes out while ${count(entries.length, "entry", "entries")} among the recipients cannot be reached`,
  send: "Send reply",
  moreWaysToSend: "More ways to send",
  sendWithStatus,
  help: "Keyboard shortcuts",
  keys: (shortcut: Shortcut): string =>
    shortcut === "send" ? "Ctrl+Enter or ⌘+Enter" : "Ctrl+Shift+Enter or ⌘+Shift+Enter",
  /** `status`: the first of the ways to send. */
  shortcut: (shortcut: Shortcut, status = "closed"): string =>
    shortcut === "send" ? "Send the reply" : sendWithStatus(status),
  close: "Close",
  sendingIn: (seconds: number) => `Sending in ${seconds} s`,
  undo: "Undo",
  sendNow: "Send now",
  undoPossible: "The reply will be sent in a moment. Undo is possible until then.",
  saveDraft: "Save draft",
  cancel: "Cancel sending",
  sendingProgress: "Sending reply",
  sending: (sent: number, total: number) => `Sending: ${size(sent)} of ${size(total)}`,
  waiting: "Sends as soon as the files are prepared",
  checking: "Checking before it goes",
  delivering: "Waiting for the server’s answer",
  problem: (code: FieldProblemCode) =>
    ({
      "text-required": "Write a reply before you send it.",
      "customer-required": "Choose who is answered.",
      "address-invalid": "This is not an email address. Correct or remove it.",
      "address-own": "This is the mailbox’s own address. A reply never goes there.",
      "date-invalid": "Give a date and a time.",
      "date-in-future": "History cannot lie in the future.",
      "date-skipped": "The clocks were put forward then: this time does not exist. Choose another.",
    })[code],
  invalidRecipients: (addresses: readonly string[]) =>
    addresses.length === 1
      ? `“${addresses[0]}” is not an email address. Correct or remove it.`
      : `${count(addresses.length, "entry is", "entries are")} not an email address. Correct or remove them.`,
};

/**
 * Every word a person reads, in English. Give `strings={{ send: "Senden" }}` to replace some;
 * functions stand where a number or a name decides.
 */
export const defaultStrings = /* @__PURE__ */ joined(
  composerStrings,
  choiceStrings,
  outcomeStrings,
  draftStrings,
  fileStrings,
);

/** In a call, which bundlers can leave out; a spread they keep. */
function joined<A, B, C, D, E>(a: A, b: B, c: C, d: D, e: E): A & B & C & D & E {
  return { ...a, ...b, ...c, ...d, ...e };
}

export type Strings = typeof defaultStrings;
