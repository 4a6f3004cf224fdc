import type { Conversation, StoredStatus, Thread } from "../model.js";
import type { Store } from "../store.js";

const MINUTE = 60_000;

export const hours = (count: number): number => count * 60;
export const days = (count: number): number => hours(count * 24);

export interface ThreadSeed {
  type: Thread["type"];
  /** Minutes before now. */
  ago: number;
  body: string;
  user?: number;
  state?: Thread["state"];
  attachments?: readonly { fileName: string; mimeType: string; bytes: Uint8Array }[];
}

export interface ConversationSeed {
  id: number;
  subject: string;
  threads: readonly ThreadSeed[];
  /** Else the conversation's id plus 100. */
  customerId?: number;
  status?: StoredStatus;
  assigneeId?: number;
  tags?: readonly string[];
  cc?: readonly string[];
  bcc?: readonly string[];
  merged?: { into: number; daysAgo: number };
  deleted?: true;
}

type Extra = Omit<ThreadSeed, "type" | "ago" | "body">;

export const asked = (ago: number, body: string, extra: Extra = {}): ThreadSeed => ({
  type: "customer",
  ago,
  body,
  ...extra,
});

export const answered = (ago: number, body: string, user = 1, extra: Extra = {}): ThreadSeed => ({
  type: "message",
  ago,
  body,
  user,
  ...extra,
});

export const noted = (ago: number, body: string, user = 2): ThreadSeed => ({
  type: "note",
  ago,
  body,
  user,
});

export function buildConversation(store: Store, seed: ConversationSeed, now: number): Conversation {
  const {
    id,
    subject,
    status = "active",
    customerId = id + 100,
    tags = [],
    cc = [],
    bcc = [],
  } = seed;
  const at = (minutesAgo: number) => now - minutesAgo * MINUTE;
  const customerEmail = store.customers.get(customerId)?.emails[0]?.value ?? "";
  const mailbox = store.mailboxes.get(1)?.email ?? "";
  const recipients = { customer: [mailbox], message: [customerEmail], note: [] };
  return {
    id,
    subject,
    mailboxId: 1,
    customerId,
    assigneeId: seed.assigneeId ?? null,
    tags,
    cc,
    bcc,
    createdAt: at(Math.max(...seed.threads.map(({ ago }) => ago))),
    status,
    merged:
      seed.merged === undefined
        ? null
        : { into: seed.merged.into, at: at(days(seed.merged.daysAgo)) },
    deleted: seed.deleted ?? false,
    threads: seed.threads.map((thread) => ({
      id: store.nextId(),
      type: thread.type,
      state: thread.state ?? "published",
      status,
      body: thread.body,
      createdAt: at(thread.ago),
      author:
        thread.type === "customer"
          ? { type: "customer", id: customerId }
          : { type: "user", id: thread.user ?? store.ownerId },
      customerId,
      to: recipients[thread.type],
      cc: thread.type === "note" ? [] : cc,
      bcc: thread.type === "message" ? bcc : [],
      imported: false,
      attachments: (thread.attachments ?? []).map((attachment) => ({
        id: store.nextId(),
        ...attachment,
      })),
    })),
  };
}
