/** An identifier as the backend gives it. Help Scout counts; other backends use strings. */
export type Id = number | string;

/** As the backend names it: "active", "on-hold". The words for it are `strings.statusName`. */
export type ConversationStatus = string;

/** A person who writes to the helpdesk. */
export interface Customer {
  id: Id;
  email?: string | undefined;
  name?: string | undefined;
}

/** Where a conversation came in, as its customer knows it. */
export interface Mailbox {
  name?: string | undefined;
  email?: string | undefined;
}

/** What the host already knows of the conversation that is being answered. */
export interface Conversation {
  id: Id;
  /** Where it is: without it no saved replies of Help Scout's, which each mailbox has its own. */
  mailboxId?: Id | undefined;
  /** As people call it, "1042"; for variables of saved replies, as `subject` and `mailbox`. */
  number?: Id | undefined;
  subject?: string | undefined;
  mailbox?: Mailbox | undefined;
  status: ConversationStatus;
  /** How many threads it has, drafts excluded; see `BackendRules.fullAt`. */
  threads?: number | undefined;
  customer: Customer;
  /** Addresses that every reply of this conversation is copied to. Shown from the start. */
  cc?: readonly string[] | undefined;
  bcc?: readonly string[] | undefined;
  /** The mailbox's own addresses: a reply never goes to them. */
  ownEmails?: readonly string[] | undefined;
  /** The newest thread the host has shown to the agent. */
  latestThreadId?: Id | undefined;
}

/** Why the backend refuses any further thread; `unknown` where its response does not say. */
export type LockReason = "thread-limit" | "too-old" | "unknown";

/** Where a conversation went after a merge or a move. */
export interface MovedTo {
  id: Id;
  subject?: string | undefined;
}

/** Whether a reply can be added, derived from the conversation and the last error; never stored. */
export type Availability =
  | { status: "open" }
  /** `certain` is false where only the thread count says so: then sending stays possible. */
  | { status: "locked"; reason: LockReason; certain: boolean; logRef?: string | undefined }
  | { status: "moved"; to: MovedTo }
  | { status: "gone" };
