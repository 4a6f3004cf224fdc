import type { Conversation, Customer, StoredStatus, Thread } from "../model.js";
import { createCustomer, findCustomerByEmail } from "../store.js";
import type { Store } from "../store.js";
import type { NewReply, RequestStatus } from "./readReply.js";

export function addReply(
  store: Store,
  conversation: Conversation,
  reply: NewReply,
  { now, replyState }: { now: number; replyState: Exclude<Thread["state"], "draft"> },
): Thread {
  const status = statusAfter(conversation.status, reply);
  const customer = customerOf(store, reply);
  const address = customer?.emails[0]?.value;
  const thread: Thread = {
    id: store.nextId(),
    type: "message",
    state: reply.draft ? "draft" : replyState,
    status,
    body: reply.text,
    createdAt: reply.createdAt ?? now,
    author: { type: "user", id: reply.user ?? store.ownerId },
    customerId: customer?.id ?? conversation.customerId,
    to: address === undefined ? [] : [address],
    cc: reply.cc,
    bcc: reply.bcc,
    imported: reply.imported,
    attachments: reply.attachments.map((attachment) => ({ id: store.nextId(), ...attachment })),
  };
  conversation.threads.push(thread);
  conversation.status = status;
  if (reply.assignTo !== undefined) conversation.assigneeId = reply.assignTo;
  return thread;
}

function statusAfter(current: StoredStatus, reply: NewReply): StoredStatus {
  if (reply.draft) return current;
  if (reply.status !== undefined) return stored(reply.status);
  return reply.imported ? current : "active";
}

/** `all` and `open` name searches rather than states: a conversation set to them is active. */
function stored(status: RequestStatus): StoredStatus {
  return status === "all" || status === "open" ? "active" : status;
}

function customerOf(store: Store, { customer }: NewReply): Customer | undefined {
  if ("id" in customer) return store.customers.get(customer.id);
  return findCustomerByEmail(store, customer.email) ?? createCustomer(store, customer.email);
}
