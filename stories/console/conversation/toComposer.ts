import type { Conversation, Id } from "../../../src/index.js";
import type { ConversationView } from "../api/conversation.js";

interface Context {
  ownEmail: string | undefined;
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
  { ownEmail, latestThreadId }: Context,
): Conversation {
  const id = /^\d{1,15}$/.test(askedId) ? Number(askedId) : askedId;
  if (view === undefined) return { id, status: "active", customer: { id: "" } };
  const { status, threads, customer, cc, bcc } = view;
  return {
    id,
    status,
    customer: { ...customer, id: customer.id ?? "" },
    cc,
    bcc,
    ...(threads === undefined ? {} : { threads }),
    ...(ownEmail === undefined ? {} : { ownEmails: [ownEmail] }),
    ...(latestThreadId === undefined ? {} : { latestThreadId }),
  };
}
