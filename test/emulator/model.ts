export type StoredStatus = "active" | "pending" | "closed" | "spam";

export interface User {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly role: "owner" | "admin" | "user";
}

interface CustomerEmail {
  readonly id: number;
  readonly value: string;
  readonly type: "work" | "home" | "other";
}

export interface Customer {
  readonly id: number;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly emails: readonly CustomerEmail[];
}

export interface Mailbox {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

export interface SavedReply {
  readonly id: number;
  readonly mailboxId: number;
  readonly name: string;
  /** HTML, variables as they are. */
  readonly text: string;
}

/** Name and type exactly as they came: the API accepts types that do not exist. */
export interface Attachment {
  readonly id: number;
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

export interface Author {
  readonly type: "user" | "customer";
  readonly id: number;
}

/** Times are milliseconds since the epoch. */
export interface Thread {
  readonly id: number;
  readonly type: "customer" | "message" | "note";
  readonly state: "published" | "draft" | "underreview" | "hidden";
  readonly status: StoredStatus;
  readonly body: string;
  readonly createdAt: number;
  readonly author: Author;
  readonly customerId: number;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly imported: boolean;
  readonly attachments: readonly Attachment[];
}

export interface Conversation {
  readonly id: number;
  readonly subject: string;
  readonly mailboxId: number;
  readonly customerId: number;
  assigneeId: number | null;
  readonly tags: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly createdAt: number;
  readonly threads: Thread[];
  status: StoredStatus;
  merged: { readonly into: number; readonly at: number } | null;
  deleted: boolean;
  /** Overrides the policy on old conversations; without it their age decides. */
  tooOld?: boolean;
}
