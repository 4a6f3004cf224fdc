import type { Conversation } from "./conversation.js";
import type { CopyField } from "./recipients/recipientFields.js";
import {
  addressKey,
  isEmailAddress,
  isSameAddress,
  isUnusualAddress,
} from "./recipients/recipients.js";
import type { CustomerValue, ReplyValues } from "./fields.js";

/** Who took part in a conversation, as far as its threads tell. */
export interface Participants {
  /** Every address of a writer or recipient. */
  addresses: readonly string[];
  /** Who wrote, colleagues aside. */
  writers: readonly CustomerValue[];
}

/** Somebody whom the agent brought into a reply. */
export interface Stranger {
  field: "customer" | CopyField;
  /** The address, or what else there is of a customer. */
  who: string;
}

type People = Pick<ReplyValues, "customer" | "cc" | "bcc">;

export function isSamePerson(a: CustomerValue, b: CustomerValue): boolean {
  if (a.id !== undefined && b.id !== undefined) return String(a.id) === String(b.id);
  return !!a.email && !!b.email && isSameAddress(a.email, b.email);
}

/** The part behind the @, in lower case; "" where there is none. */
function domainOf(address: string): string {
  const key = addressKey(address);
  const at = key.lastIndexOf("@");
  return at < 0 ? "" : key.slice(at + 1);
}

/**
 * Domains among the addresses that are neither internal (nor a subdomain of an internal one) nor
 * among the domains of `seen`.
 */
export function newDomains(
  addresses: readonly string[],
  seen: readonly string[],
  internalDomains: readonly string[] = [],
): string[] {
  const known = new Set(seen.map(domainOf));
  const internal = internalDomains.map((domain) => domain.replace(/^[@.]+/, "").toLowerCase());
  const isInternal = (domain: string) =>
    internal.some((own) => domain === own || domain.endsWith(`.${own}`));
  const strange = addresses.map(domainOf).filter((d) => d !== "" && !known.has(d));
  return [...new Set(strange)].filter((domain) => !isInternal(domain));
}

/** Those that the server may refuse; what came with the conversation it has taken before. */
export function unusualAmong(
  addresses: readonly string[],
  { customer, cc = [], bcc = [] }: Conversation,
): string[] {
  const known = [customer.email ?? "", ...cc, ...bcc];
  return addresses
    .filter(isUnusualAddress)
    .filter((address) => !known.some((one) => isSameAddress(one, address)));
}

/** The same among all who get a reply. A customer who is known by id has an address that works. */
export function unusualIn({ customer, cc, bcc }: People, conversation: Conversation): Stranger[] {
  const among = (field: Stranger["field"], addresses: readonly string[]) =>
    unusualAmong(addresses, conversation).map((who) => ({ field, who }));
  return [
    ...among("customer", customer.id === undefined && customer.email ? [customer.email] : []),
    ...among("cc", cc),
    ...among("bcc", bcc),
  ];
}

/** Addresses whose domains the conversation has seen, by what the host says and who took part. */
export function seenAddresses(
  { customer, cc = [], bcc = [], ownEmails = [] }: Conversation,
  participants?: Participants,
): string[] {
  return [customer.email ?? "", ...cc, ...bcc, ...ownEmails, ...(participants?.addresses ?? [])];
}

/**
 * A copy on a domain that is new to the conversation, a customer who has not written in it. Those of
 * the conversation itself, those that the host gave, and those on internal domains are no strangers.
 */
export function strangersIn(
  { customer, cc, bcc }: People,
  given: People,
  conversation: Conversation,
  participants: Participants,
  internalDomains: readonly string[],
): Stranger[] {
  const seen = [
    ...seenAddresses(conversation, participants),
    ...seenAddresses({ ...conversation, ...given, customer: conversation.customer }),
  ];
  const domains = new Set(
    newDomains([...cc, ...bcc].filter(isEmailAddress), seen, internalDomains),
  );
  const copies = (field: CopyField, addresses: readonly string[]) =>
    addresses.filter((a) => domains.has(domainOf(a))).map((who) => ({ field, who }));
  const known = [conversation.customer, given.customer, ...participants.writers];
  const isKnown =
    known.some((one) => isSamePerson(one, customer)) ||
    (!!customer.email && newDomains([customer.email], [], internalDomains).length === 0);
  const who = customer.email ?? customer.name ?? String(customer.id ?? "");
  return [
    ...(isKnown ? [] : [{ field: "customer" as const, who }]),
    ...copies("cc", cc),
    ...copies("bcc", bcc),
  ];
}
