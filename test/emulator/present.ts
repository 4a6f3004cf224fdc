import type {
  Attachment,
  Author,
  Conversation,
  Customer,
  SavedReply,
  Thread,
  User,
} from "./model.js";
import { lastActivityAt, publishedThreads } from "./standing.js";
import type { Store } from "./store.js";

const PREVIEW_LENGTH = 120;

/** The API's clock stops at seconds. */
export function isoTime(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** Newest first; of two in the same millisecond the later id is the newer. */
export function newestFirst<T extends { createdAt: number; id: number }>(items: readonly T[]): T[] {
  return [...items].toSorted((a, b) => b.createdAt - a.createdAt || b.id - a.id);
}

export function byActivity(conversations: Iterable<Conversation>): Conversation[] {
  return [...conversations].toSorted(
    (a, b) => lastActivityAt(b) - lastActivityAt(a) || b.id - a.id,
  );
}

export function presentConversation(store: Store, conversation: Conversation, origin: string) {
  const { id, status, subject, mailboxId, customerId, assigneeId, cc, bcc } = conversation;
  const published = newestFirst(publishedThreads(conversation));
  const href = `${origin}/v2/conversations/${id}`;
  const waitingSince = customerWaitingSince(published);
  const byUser = published.find((thread) => thread.author.type === "user");
  return {
    id,
    number: id + 10_000,
    threads: published.length,
    type: "email",
    status,
    state: "published",
    subject,
    preview: textOf(published.find((thread) => thread.type !== "note")?.body ?? ""),
    mailboxId,
    assignee: assigneeId === null ? null : person(store, { type: "user", id: assigneeId }),
    createdBy: person(store, { type: "customer", id: customerId }),
    createdAt: isoTime(conversation.createdAt),
    userUpdatedAt: isoTime(Math.max(conversation.createdAt, byUser?.createdAt ?? 0)),
    customerWaitingSince: waitingSince === undefined ? null : { time: isoTime(waitingSince) },
    tags: conversation.tags.map((tag, index) => ({ id: index + 1, color: "none", tag })),
    cc,
    bcc,
    primaryCustomer: primaryCustomer(store, customerId),
    _links: {
      self: { href },
      threads: { href: `${href}/threads` },
      mailbox: { href: `${origin}/v2/mailboxes/${mailboxId}` },
    },
  };
}

export function presentThread(
  store: Store,
  conversation: Conversation,
  thread: Thread,
  origin: string,
) {
  const { id, type, status, state, body, author, customerId, to, cc, bcc } = thread;
  const conversationUrl = `${origin}/v2/conversations/${conversation.id}`;
  return {
    id,
    type,
    status,
    state,
    body,
    createdAt: isoTime(thread.createdAt),
    customer: primaryCustomer(store, customerId),
    createdBy: person(store, author),
    to,
    cc,
    bcc,
    _embedded: {
      attachments: thread.attachments.map((attachment) =>
        presentAttachment(attachment, conversationUrl),
      ),
    },
  };
}

function presentAttachment({ id, fileName, mimeType, bytes }: Attachment, conversationUrl: string) {
  const href = `${conversationUrl}/attachments/${id}/data`;
  return { id, filename: fileName, mimeType, size: bytes.length, _links: { data: { href } } };
}

export function presentCustomer({ id, firstName, lastName, emails }: Customer) {
  return { id, firstName, lastName, _embedded: { emails } };
}

export function presentUser({ id, firstName, lastName, email, role }: User) {
  return { id, firstName, lastName, email, role };
}

/** As a list shows it: how it begins, and not its text. */
export function presentSavedReply({ id, name, text }: SavedReply) {
  return { id, name, preview: textOf(text), chatPreview: "" };
}

function primaryCustomer(store: Store, id: number) {
  const customer = store.customers.get(id);
  return {
    id,
    first: customer?.firstName ?? null,
    last: customer?.lastName ?? null,
    email: customer?.emails[0]?.value ?? null,
  };
}

function person(store: Store, { type, id }: Author) {
  if (type === "customer") return { ...primaryCustomer(store, id), type };
  const user = store.users.get(id);
  return {
    id,
    type,
    first: user?.firstName ?? null,
    last: user?.lastName ?? null,
    email: user?.email ?? null,
  };
}

/** The oldest of the customer's messages that nobody has answered. */
function customerWaitingSince(newestFirstThreads: readonly Thread[]): number | undefined {
  const answered = newestFirstThreads.findIndex((thread) => thread.type === "message");
  const unanswered = answered === -1 ? newestFirstThreads : newestFirstThreads.slice(0, answered);
  return unanswered.findLast((thread) => thread.type === "customer")?.createdAt;
}

function textOf(html: string): string {
  const text = html
    .replace(/<[^>]*>/g, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
  return text.length > PREVIEW_LENGTH ? `${text.slice(0, PREVIEW_LENGTH).trimEnd()}…` : text;
}
