import type { NewThread } from "./domain/concern.js";
import type { ConversationStatus } from "./domain/conversation.js";
import type { Optional } from "./domain/optional.js";
import type { FieldProblemCode } from "./domain/replyCheck.js";
import type { BelowStrings } from "./strings/below.js";
import { choiceStrings } from "./strings/choices.js";
import { draftStrings } from "./strings/drafts.js";
import { fileStrings } from "./strings/files.js";
import type { FormattingWords } from "./strings/formatting.js";
import { ago, count, few, first, isolated, sendWithStatus, statusName } from "./strings/formats.js";
import type { InsertingStrings } from "./strings/inserting.js";
import { outcomeStrings } from "./strings/outcomes.js";
import type { PictureStrings } from "./strings/pictures.js";
import type { StreamStrings } from "./strings/stream.js";
import { statusLineStrings } from "./strings/statusLine.js";

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
  customerOther: (usual: string) => `${isolated(usual)}, who wrote in, won’t get this reply.`,
  customerUse: (usual: string) => `Reply to ${isolated(usual)}`,
  customerBack: (who: string) => `Replying to ${isolated(who)} again`,
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
  recipientsMerged: (addresses: readonly string[]) => `${few(addresses)}: already a recipient`,
  recipientsRefused: (addresses: readonly string[]) =>
    `Left out ${few(addresses)}: that’s this mailbox`,
  newDomains: (domains: readonly string[]) =>
    `Nobody at ${first(domains)} is in this conversation yet. Copy them?`,
  strangeCopies: (addresses: readonly string[], field: string) =>
    `New to this conversation (${field}): ${first(addresses)}`,
  strangeCustomer: (who: string) =>
    `You’re replying to ${isolated(who)}, who hasn’t written in this conversation`,
  unusualAddresses: (addresses: readonly string[]) =>
    addresses.length === 1
      ? `${addresses[0]} is an unusual address. The server may refuse it.`
      : `${first(addresses)} are unusual addresses. The server may refuse them.`,
  notWritten: (who: string) => `${isolated(who)} hasn’t written in this conversation`,
  newCustomer: (address: string, isCreated: boolean) =>
    `Replying to ${address}.${isCreated ? " If the address is new, a new customer is created." : ""}`,
  suggestionsFor: (field: string) => `Suggestions for ${field}`,
  searching: "Searching…",
  searchFailed: "Suggestions aren’t available. You can still type an address.",
  nothingFound: "No matches. Type a full email address",
  suggestionsFound: (n: number) => `${count(n, "suggestion", "suggestions")}; use the arrow keys`,
  reply: "Reply",
  replyPlaceholder: "Write your reply…",
  placeholdersLeft: (placeholders: readonly string[]) =>
    `Not filled in yet: ${placeholders.slice(0, 5).join(", ")}${placeholders.length > 5 ? ", …" : ""}`,
  greetsStranger: (name: string) => `You’re writing to ${isolated(name)}, who isn’t a recipient`,
  somebodyWasFaster: "Somebody replied while you were writing",
  arrived: (author: string | undefined, kind: NewThread["kind"], createdAt: string) =>
    `${whoDid(author, kind)} ${ago(createdAt)}`.trim(),
  /** As soon as it is known: the newest, and how many more there are. */
  newer: (author: string | undefined, kind: NewThread["kind"], more: number) =>
    `${whoDid(author, kind)}${more > 0 ? `, and ${more} more` : ""}`,
  show: "Show",
  hide: "Hide",
  statusChanged: (status: ConversationStatus) =>
    `A colleague set this conversation to ${statusName(status)}`,
  review: "Review",
  goBack: "Go back",
  noAttachment: "You mention an attachment, but nothing is attached",
  attachAFile: "Attach a file",
  sendAnyway: "Send anyway",
  checksMissing: "Some checks couldn’t be loaded. Try again, or send without them.",
  sendUnchecked: "Send without checks",
  send: "Send reply",
  moreWaysToSend: "More ways to send",
  sendWithStatus,
  help: "Keyboard shortcuts",
  /** "Mod+Shift+Enter" as the keyboard has it; on an `isApple` one with ⌘. */
  keys: (keys: string, isApple: boolean): string =>
    isApple
      ? keys.replace("Mod", "⌘").replace("Alt", "⌥").replace("Shift", "⇧")
      : keys.replace("Mod", "Ctrl"),
  /** `status`: the first of the ways to send. */
  shortcut: (shortcut: Shortcut, status = "closed"): string =>
    shortcut === "send" ? "Send the reply" : sendWithStatus(status),
  close: "Close",
  saveDraft: "Save draft",
  addToHistory: "Add to history",
  moreOptions: "More options",
  optionsMissing: "Some options couldn’t be loaded. Try again.",
  problem: (code: FieldProblemCode) =>
    ({
      "text-required": "Write a reply first",
      "customer-required": "Choose who to reply to",
      "address-invalid": "That’s not an email address",
      "address-own": "That’s this mailbox",
      "date-invalid": "Enter a date and time",
      "date-in-future": "Pick a date in the past",
      "date-skipped": "The clocks went forward then. Pick another time",
    })[code],
  invalidRecipients: (addresses: readonly string[]) =>
    addresses.length === 1
      ? `“${addresses[0]}” is not an email address`
      : `${addresses.length} entries are not email addresses`,
};

/**
 * Every word a person reads, in English. Give `strings={{ send: "Senden" }}` to replace some;
 * functions stand where a number or a name decides.
 */
export const defaultStrings = /* @__PURE__ */ joined(
  composerStrings,
  choiceStrings,
  statusLineStrings,
  outcomeStrings,
  draftStrings,
  fileStrings,
);

/** In a call, which bundlers can leave out; a spread they keep. */
function joined<A, B, C, D, E, F>(a: A, b: B, c: C, d: D, e: E, f: F): A & B & C & D & E & F {
  return { ...a, ...b, ...c, ...d, ...e, ...f };
}

export type Strings = typeof defaultStrings & {
  /** Those of what goes below the text: the signature, and what is quoted. */
  below?: Optional<BelowStrings> | undefined;
  /** Those of saved replies, and of the list of a trigger. */
  inserting?: Optional<InsertingStrings> | undefined;
  /** Those of pictures in the text, as of the rich editor. */
  pictures?: Optional<PictureStrings> | undefined;
  /** Those of text that comes by itself, as by `replaceSelection`. */
  stream?: Optional<StreamStrings> | undefined;
  /** Those of the rich editor, which brings its own in English. */
  formatting?: FormattingWords | undefined;
};
