import type { CustomerValue } from "../fields.js";

/** Enough for every saved reply of a day. */
const most = 50;

/**
 * The names in a reply with those that were put in now. What a host calls a customer who is not
 * called so is none: nobody could tell later whose it was.
 */
export function withNamesPutIn(
  before: readonly string[],
  names: readonly string[],
  customer: CustomerValue,
): string[] {
  const own = names.filter((name) => customer.name?.includes(name));
  return [...new Set([...before, ...own])].slice(-most);
}
