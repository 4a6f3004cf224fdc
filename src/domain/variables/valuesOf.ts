import type { Conversation } from "../conversation.js";
import type { CustomerValue } from "../fields.js";
import type { VariableValues } from "./filling.js";

interface Person {
  name?: string | undefined;
  email?: string | undefined;
}

export interface Known {
  /** Who is answered. */
  customer: CustomerValue;
  /** Who replies. */
  agent?: Person | undefined;
  conversation: Conversation;
  /** The host's own, which win over ours of the same name. */
  variables?: VariableValues | undefined;
}

/** What variables stand for, by Help Scout's names and ours. */
export function valuesOf({ customer, agent, conversation, variables }: Known): VariableValues {
  const { number, subject, mailbox } = conversation;
  return {
    ...personValues("customer", customer),
    ...personValues("agent", agent),
    ...personValues("user", agent),
    "conversation.number": number === undefined ? undefined : String(number),
    "conversation.subject": subject,
    subject,
    "mailbox.name": mailbox?.name,
    "mailbox.email": mailbox?.email,
    ...variables,
  };
}

function personValues(who: string, { name, email }: Person = {}): VariableValues {
  const { first, last } = namesOf(name);
  return {
    [`${who}.name`]: name,
    [`${who}.fullName`]: name,
    [`${who}.firstName`]: first,
    [`${who}.lastName`]: last,
    [`${who}.email`]: email,
  };
}

/** "Ann" and "Lee" of "Ann Lee" and "Lee, Ann"; no guess of "Dr. Lee", of "A. Lee", of an address. */
function namesOf(name = ""): { first?: string | undefined; last?: string | undefined } {
  const [last = "", ...after] = name.split(",");
  const words = `${after.join(" ")} ${last}`.trim().split(/\s+/);
  const [first = "", ...more] = words;
  if (/[.@\d]/.test(first)) return {};
  return { first: first || undefined, last: more.join(" ") || undefined };
}
