import { addressKey, isEmailAddress } from "./recipients/recipients.js";
import { commitTyped, type CustomerValue, type PeopleValues } from "./reply.js";

/** Who gets a reply that is sent as the form stands, half-typed addresses included. */
export interface RecipientsNow {
  customer: CustomerValue;
  /** Who gets a copy. */
  copies: string[];
  /** Those of them whom the conversation did not have, the ones still being typed first. */
  added: string[];
  /** What stops Send, since no reply can go there. */
  wrong: string[];
  /** Whether the agent is still typing all of that. */
  isUnfinished: boolean;
}

/** `given`: who got copies before the agent did anything. `own`: the mailbox's own addresses. */
export function recipientsNow(
  values: PeopleValues,
  given: Pick<PeopleValues, "cc" | "bcc">,
  own: readonly string[] = [],
): RecipientsNow {
  const { customer, cc, bcc } = commitTyped(values);
  const ownKeys = keysOf(own);
  const isWrong = (address: string) => !isEmailAddress(address) || ownKeys.has(addressKey(address));
  const copies = [...cc, ...bcc];
  // Each is looked at once: with hundreds of them this is what a keystroke costs.
  const wrongCopies = copies.filter(isWrong);
  const right = copies.filter((address) => !wrongCopies.includes(address));
  const known = keysOf([...given.cc, ...given.bcc]);
  const chips = new Set([...values.cc, ...values.bcc]);
  const added = right.filter((address) => !known.has(addressKey(address)));
  const isTyped = (address: string) => !chips.has(address);
  const { id, email = "" } = customer;
  const wrong = [
    ...(id === undefined && email !== "" && isWrong(email) ? [email] : []),
    ...wrongCopies,
  ];
  return {
    customer,
    copies: right,
    added: [...added.filter(isTyped), ...added.filter((address) => !isTyped(address))],
    wrong,
    isUnfinished:
      wrong.length > 0 &&
      wrong.every(
        (entry) => isTyped(entry) && entry !== values.customer.email && !isEmailAddress(entry),
      ),
  };
}

function keysOf(addresses: readonly string[]): Set<string> {
  return new Set(addresses.map(addressKey));
}
