import { isBlank, withBelow, type Body } from "./text/body.js";
import { cleaned } from "./text/cleanText.js";
import type { Conversation, ConversationStatus, Id } from "./conversation.js";
import type { CustomerValue, FieldOnWire, ReplyValues } from "./fields.js";
import { compact } from "./optional.js";
import { formatRecipient, isRecipient, parseRecipients } from "./recipients/parseRecipients.js";
import { addRecipients, distinct } from "./recipients/recipientFields.js";
import { report } from "./report.js";
import { isSamePerson } from "./strangers.js";

export type { CustomerValue, ReplyValues } from "./fields.js";

/** Somebody in whose name a reply can be written, or whom a conversation can be given to. */
export interface User {
  id: Id;
  name: string;
  email?: string | undefined;
}

/** A signature, or who replies to whose it is; `undefined` while nobody of `users` is chosen. */
export type Signature = Body | ((agent: User | undefined) => Body | undefined);

/** Who is answered: somebody known by id, or an address (an unknown one creates a customer). */
export type ReplyCustomer = { id: Id } | { email: string };

/**
 * What the agent means to send, without its files. What is absent stays absent on the wire.
 * Source: the Create Reply Thread request of Help Scout's Inbox API 2.0.
 */
export interface Reply<Extra = unknown> {
  /** All of it: the signature and what is quoted stand below what the agent wrote. */
  text: Body;
  customer: ReplyCustomer;
  cc?: readonly string[] | undefined;
  bcc?: readonly string[] | undefined;
  /** Status after sending. Absent: the server decides, Help Scout reopens the conversation. */
  status?: ConversationStatus | undefined;
  draft?: true | undefined;
  /** Files it as history: no email goes out, the conversation is not reopened. */
  imported?: true | undefined;
  /** ISO 8601, UTC; only with `imported`. */
  createdAt?: string | undefined;
  /** Who replies; absent: the owner of the token. */
  user?: Id | undefined;
  /** Whose the conversation becomes, `null` for nobody's; absent: it stays with whom it is. */
  assignTo?: Id | null | undefined;
  /** The host's own. Help Scout has no place for it: a host's own port does with it what it is for. */
  extra?: Extra | undefined;
}

/** Who gets a reply, as its form holds them, half-typed text included. */
export type PeopleValues = Pick<
  ReplyValues,
  "customer" | "customerText" | "cc" | "ccText" | "bcc" | "bccText"
>;

/** Turns what is half-typed in the address fields into chips and customer, as Enter would. */
export function commitTyped<Values extends PeopleValues>(values: Values): Values {
  const customer = customerNow(values);
  const chips = { customer, ...distinct({ ...values, customer }) };
  const cc = addRecipients("cc", chips, values.ccText).next;
  const bcc = addRecipients("bcc", { ...chips, cc }, values.bccText).next;
  return {
    ...values,
    // The same lists where nobody was added or merged: a comparison need not look inside.
    cc: isSameList(cc, values.cc) ? values.cc : cc,
    ccText: "",
    bcc: isSameList(bcc, values.bcc) ? values.bcc : bcc,
    bccText: "",
    customer,
    customerText: null,
  };
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry, index) => entry === b[index]);
}

/** The customer that a typed text means; `undefined` where it leaves the present one. */
export function customerFromText(text: string | null): CustomerValue | undefined {
  const typed = text?.trim() ?? "";
  if (typed === "") return undefined;
  const [only, ...more] = parseRecipients(typed);
  if (!only || !isRecipient(only) || more.length > 0) return { email: typed };
  return only.name === undefined
    ? { email: only.address }
    : { email: only.address, name: only.name };
}

/** `Ann Lee <ann@x.com>`, or what there is of it. */
export function labelOf({ id, email, name }: CustomerValue): string {
  if (email) return formatRecipient({ address: email, name });
  return name ?? (id === undefined ? "" : String(id));
}

/** Who is answered as the field stands. What means the present customer keeps their id. */
export function customerNow({
  customer,
  customerText,
}: Pick<ReplyValues, "customer" | "customerText">): CustomerValue {
  const isTyped = customerText !== null && customerText !== labelOf(customer);
  return withId((isTyped && customerFromText(customerText)) || customer, customer);
}

/** Somebody as the one who is known by id, where that is them. */
export function withId(somebody: CustomerValue, known: CustomerValue): CustomerValue {
  return somebody.id === undefined && isSamePerson(somebody, known) ? known : somebody;
}

/** What the form holds for `null`. */
export const nobody = "null";

/** Who can be chosen, with the ids that the API wants, and what stands below their replies. */
interface Given {
  users?: readonly User[] | undefined;
  assignees?: readonly User[] | undefined;
  signature?: Signature | undefined;
}

/** The signature that goes below a text, as the agent or the host wants it. History has none. */
export function signatureOf(
  { signature, imported, user }: Pick<ReplyValues, "signature" | "imported" | "user">,
  { signature: given, users }: Given,
): Body | undefined {
  let found = imported ? undefined : (signature ?? given);
  try {
    if (typeof found === "function") found = found(personOf(user, users));
    if (found && !isBlank(found)) return found;
  } catch (error) {
    report(error);
  }
  return undefined;
}

/** Valid values as the reply they mean. */
export function toReply(values: ReplyValues, conversation: Conversation, given: Given = {}): Reply {
  const { customer, cc, bcc, status, draft, imported, createdAt, user, assignTo, extra } = values;
  const { id, email = "" } = withId(customer, conversation.customer);
  // Joined and cleaned here, since every port is to get it so, a host's own too, and since what may
  // have been sent is looked for by it.
  const signed = withBelow(values.text, signatureOf(values, given));
  const text = withBelow(signed, values.quote);
  // One that is forgotten here does not compile.
  const reply: { [Name in FieldOnWire]: Reply[Name] } = {
    text: { ...text, value: cleaned(text.value) },
    customer: id === undefined ? { email } : { id },
    // An empty list is sent only to say that the conversation's own copies were removed.
    cc: cc.length > 0 || conversation.cc?.length ? cc : undefined,
    bcc: bcc.length > 0 || conversation.bcc?.length ? bcc : undefined,
    status: status || undefined,
    draft: draft || undefined,
    imported: imported || undefined,
    createdAt: imported && createdAt !== "" ? new Date(createdAt).toISOString() : undefined,
    user: user === "" ? undefined : idOfText(user, given.users),
    assignTo:
      assignTo === ""
        ? undefined
        : assignTo === nobody
          ? null
          : idOfText(assignTo, given.assignees),
    extra: extra ?? undefined,
  };
  return compact(reply);
}

/** A select gives text. Somebody whom the host set without listing them is sent all the same. */
function idOfText(text: string, people: readonly User[] | undefined): Id {
  return personOf(text, people)?.id ?? (/^\d{1,15}$/.test(text) ? Number(text) : text);
}

function personOf(text: string, people: readonly User[] = []): User | undefined {
  return people.find(({ id }) => String(id) === text);
}
