import type { Conversation, Id } from "../../../src/index.js";
import type { ConversationView } from "../api/conversation.js";
import { noSubject } from "../api/conversation.js";
import type { Mailbox } from "../data/useMailbox.js";

interface Context {
  mailbox: Mailbox | undefined;
  latestThreadId: Id | undefined;
}

/**
 * What the composer wants to know. It keeps the id that was asked for, so that a conversation which
 * has moved or gone is found out by sending, with everything typed in place; of one that was never
 * seen the customer is unknown, which the API refuses.
 */
export function toComposer(
  askedId: string,
  view: ConversationView | undefined,
  { mailbox, latestThreadId }: Context,
): Conversation {
  const id = /^\d{1,15}$/.test(askedId) ? Number(askedId) : askedId;
  if (view === undefined) return { id, status: "active", customer: { id: "" } };
  const { status, threads, customer, cc, bcc, mailboxId, number, subject } = view;
  return {
    id,
    status,
    customer: { ...customer, id: customer.id ?? "" },
    cc,
    bcc,
    threads,
    mailboxId,
    number,
    subject: subject === noSubject ? undefined : subject,
    mailbox,
    ownEmails: mailbox?.email === undefined ? undefined : [mailbox.email],
    latestThreadId,
  };
}
