import type { Conversation } from "../conversation.js";
import type { CustomerValue } from "../fields.js";
import type { VariableValues } from "./filling.js";
import { keyOf } from "./variable.js";

interface Person {
  name?: string | undefined;
  email?: string | undefined;
}

export interface Known {
  /** Who is answered. */
  customer: CustomerValue;
  /** Who replies, where that was chosen. */
  agent?: Person | undefined;
  conversation: Conversation;
  /**
   * The host's own, which win over ours of the same name. What they say of the customer is said of the
   * conversation's, and of nobody else; what they say of the agent, while none was chosen.
   */
  variables?: VariableValues | undefined;
}

/** What variables stand for, by Help Scout's names and ours. */
export function valuesOf({ customer, agent, conversation, variables }: Known): VariableValues {
  const { number, subject, mailbox } = conversation;
  const isOther = String(customer.id) !== String(conversation.customer.id);
  const own = Object.entries(variables ?? {}).filter(([name]) => {
    const [whose = ""] = keyOf(name).split(".");
    return !(whose === "customer" ? isOther : agent && /^(?:agent|user)$/.test(whose));
  });
  return {
    ...personValues("customer", customer),
    ...personValues("agent", agent),
    ...personValues("user", agent),
    "conversation.number": number === undefined ? undefined : String(number),
    "conversation.subject": subject,
    subject,
    "mailbox.name": mailbox?.name,
    "mailbox.email": mailbox?.email,
    ...Object.fromEntries(own),
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
