import type { Conversation, Customer, Mailbox, SavedReply, User } from "./model.js";

export interface Store {
  readonly users: ReadonlyMap<number, User>;
  readonly mailboxes: ReadonlyMap<number, Mailbox>;
  readonly savedReplies: ReadonlyMap<number, SavedReply>;
  readonly customers: Map<number, Customer>;
  readonly conversations: Map<number, Conversation>;
  /** The resource owner: who writes when a reply names no `user`. */
  readonly ownerId: number;
  /** One sequence for threads, attachments and customers, clear of every id in the seed. */
  nextId(): number;
}

export function byId<T extends { readonly id: number }>(items: readonly T[]): Map<number, T> {
  return new Map(items.map((item) => [item.id, item]));
}

export function findCustomerByEmail(store: Store, email: string): Customer | undefined {
  const wanted = email.toLowerCase();
  return [...store.customers.values()].find((customer) =>
    customer.emails.some(({ value }) => value.toLowerCase() === wanted),
  );
}

export function createCustomer(store: Store, email: string): Customer {
  const customer: Customer = {
    id: store.nextId(),
    firstName: null,
    lastName: null,
    emails: [{ id: store.nextId(), value: email, type: "other" }],
  };
  store.customers.set(customer.id, customer);
  return customer;
}
