import { z } from "zod";
import type { Author, Conversation, Thread } from "../model.js";
import type { Store } from "../store.js";

export const incomingThread = z.strictObject({
  type: z.enum(["customer", "message", "note"]),
  /** HTML, as in any thread. */
  text: z.string().min(1),
  /** A customer's or a user's id; else the conversation's customer, or a colleague of the owner. */
  by: z.int().optional(),
  createdAt: z.iso.datetime({ offset: true }).optional(),
});

export function addIncomingThread(
  store: Store,
  conversation: Conversation,
  { type, text, by, createdAt }: z.infer<typeof incomingThread>,
  now: number,
): Thread {
  const author = authorOf(store, conversation, type, by);
  // A note is seen by nobody outside, so it wakes nobody up.
  if (type !== "note") conversation.status = "active";
  const customerId = author.type === "customer" ? author.id : conversation.customerId;
  const address = store.customers.get(customerId)?.emails[0]?.value;
  const mailbox = store.mailboxes.get(conversation.mailboxId)?.email;
  const recipients = { customer: mailbox, message: address, note: undefined }[type];
  const thread: Thread = {
    id: store.nextId(),
    type,
    state: "published",
    status: conversation.status,
    body: text,
    createdAt: createdAt === undefined ? now : Date.parse(createdAt),
    author,
    customerId,
    to: recipients === undefined ? [] : [recipients],
    cc: type === "note" ? [] : conversation.cc,
    bcc: type === "message" ? conversation.bcc : [],
    imported: false,
    attachments: [],
  };
  conversation.threads.push(thread);
  return thread;
}

function authorOf(
  store: Store,
  conversation: Conversation,
  type: Thread["type"],
  by: number | undefined,
): Author {
  if (type === "customer") return { type, id: by ?? conversation.customerId };
  const colleague = [...store.users.keys()].find((id) => id !== store.ownerId);
  return { type: "user", id: by ?? colleague ?? store.ownerId };
}
