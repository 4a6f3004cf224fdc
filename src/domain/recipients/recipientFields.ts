import { isRecipient, parseRecipients } from "./parseRecipients.js";
import { addressKey } from "./recipients.js";

/** The fields for copies. */
export type CopyField = "cc" | "bcc";

/** Who is in which field; each field's list keeps its order. */
export interface RecipientFields {
  customer: { email?: string };
  cc: readonly string[];
  bcc: readonly string[];
}

/** The result of adding a text's entries to a field. */
export interface AddedRecipients {
  /** The field's list afterwards. */
  next: string[];
  added: string[];
  /** Were in one of the fields already. */
  merged: string[];
  /** The mailbox's own addresses. */
  refused: string[];
}

interface AddOptions {
  /** The mailbox's own addresses: a reply never goes to them. */
  own?: readonly string[] | undefined;
  /** The entry that the new ones replace. */
  replacing?: string;
}

export function otherField(field: CopyField): CopyField {
  return field === "cc" ? "bcc" : "cc";
}

/** Adds the entries of a text to a field, words that are no address too. No address is added twice. */
export function addRecipients(
  field: CopyField,
  fields: RecipientFields,
  text: string,
  { own = [], replacing }: AddOptions = {},
): AddedRecipients {
  const list = fields[field];
  const found = replacing === undefined ? -1 : list.indexOf(replacing);
  const at = found < 0 ? list.length : found;
  const rest = found < 0 ? list : list.toSpliced(found, 1);
  const known = keysOf([fields.customer.email ?? "", ...rest, ...fields[otherField(field)]]);
  const ownKeys = keysOf(own);
  const added: string[] = [];
  const merged: string[] = [];
  const refused: string[] = [];
  for (const one of parseRecipients(text)) {
    const entry = isRecipient(one) ? one.address : one.leftover;
    const key = addressKey(entry);
    if (ownKeys.has(key)) refused.push(entry);
    else (known.has(key) ? merged : added).push(entry);
    known.add(key);
  }
  // An edit whose only result is a refusal keeps the old entry.
  const isRefusal = refused.length > 0 && added.length + merged.length === 0;
  const next = isRefusal ? [...list] : [...rest.slice(0, at), ...added, ...rest.slice(at)];
  return { next, added, merged, refused };
}

/** Each address once (as the customer before Cc, in Cc before Bcc), and none of `own`. */
export function distinct(
  { customer, cc, bcc }: RecipientFields,
  own: readonly string[] = [],
): { cc: string[]; bcc: string[] } {
  const known = keysOf(["", customer.email ?? "", ...own]);
  const isNew = (address: string) => {
    const key = addressKey(address);
    return !known.has(key) && known.add(key);
  };
  return { cc: cc.filter(isNew), bcc: bcc.filter(isNew) };
}

/** Takes a removal back. Addresses that are in another field by now, or came since, stay. */
export function restoreRecipients(
  field: CopyField,
  fields: RecipientFields,
  before: readonly string[],
): string[] {
  const elsewhere = keysOf([fields.customer.email ?? "", ...fields[otherField(field)]]);
  const back = before.filter((address) => !elsewhere.has(addressKey(address)));
  const present = keysOf(back);
  return [...back, ...fields[field].filter((address) => !present.has(addressKey(address)))];
}

function keysOf(addresses: readonly string[]): Set<string> {
  return new Set(addresses.map(addressKey));
}
