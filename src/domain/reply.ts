import * as z from "zod/mini";
import { isBlank, type Body } from "./body.js";
import type { Conversation, ConversationStatus, Id } from "./conversation.js";
import { isRecipient, parseRecipients } from "./parseRecipients.js";
import { isSkipped } from "./localTime.js";
import { addRecipients, distinct } from "./recipientFields.js";
import { isEmailAddress, isSameAddress } from "./recipients.js";

/** Who is answered: somebody known by id, or an address (an unknown one creates a customer). */
export type ReplyCustomer = { id: Id } | { email: string };

/**
 * What the agent means to send, without its files. What is absent stays absent on the wire.
 * Source: the Create Reply Thread request of Help Scout's Inbox API 2.0.
 */
export interface Reply {
  text: Body;
  customer: ReplyCustomer;
  cc?: readonly string[] | undefined;
  bcc?: readonly string[] | undefined;
  /** Status after sending. Absent: the server reopens the conversation. */
  status?: ConversationStatus | undefined;
  draft?: true | undefined;
  /** Files it as history: no email goes out, the conversation is not reopened. */
  imported?: true | undefined;
  /** ISO 8601, UTC; only with `imported`. */
  createdAt?: string | undefined;
  /** Who replies; absent: the owner of the token. */
  user?: Id | undefined;
}

/** The one who is answered as the form knows them: with an id, or by address alone. */
export interface CustomerValue {
  id?: Id | undefined;
  email?: string | undefined;
  name?: string | undefined;
}

/** What the form holds, half-typed text in the address fields included. */
export interface ReplyValues {
  customer: CustomerValue;
  /** What is being typed in place of the customer; `null` while nobody does. */
  customerText: string | null;
  /** One chip each, also those that are no address: nothing typed vanishes. */
  cc: string[];
  ccText: string;
  bcc: string[];
  bccText: string;
  text: Body;
  /** "" leaves the field out of the request. */
  status: ConversationStatus | "";
  draft: boolean;
  imported: boolean;
  /** As `<input type="datetime-local">` gives it, in the agent's time zone; "" for none. */
  createdAt: string;
  /** An id as text, as `<select>` gives it; "" for the owner of the token. */
  user: string;
}

/** A form without anything in it, and without anybody to answer. */
export const blankValues: ReplyValues = {
  customer: {},
  customerText: null,
  cc: [],
  ccText: "",
  bcc: [],
  bccText: "",
  text: { format: "plain", value: "" },
  status: "",
  draft: false,
  imported: false,
  createdAt: "",
  user: "",
};

/** The names of the form's values. */
export const valueNames = [
  "customer",
  "customerText",
  "cc",
  "ccText",
  "bcc",
  "bccText",
  "text",
  "status",
  "draft",
  "imported",
  "createdAt",
  "user",
] as const satisfies readonly (keyof ReplyValues)[];

/** What can be wrong with a field before anything is sent; the words are in `strings`. */
export type FieldProblemCode = (typeof problemCodes)[number];

const problemCodes = [
  "text-required",
  "customer-required",
  "address-invalid",
  "address-own",
  "date-invalid",
  "date-in-future",
  "date-skipped",
] as const;

/** Tells our codes from a server's own words. */
export function isFieldProblemCode(message: string): message is FieldProblemCode {
  return problemCodes.some((code) => code === message);
}

const problem = (code: FieldProblemCode): FieldProblemCode => code;
const address = /* @__PURE__ */ (() =>
  z.string().check(z.refine(isEmailAddress, problem("address-invalid"))))();

/**
 * The rules of a reply, and no more: what has none is as the form typed it, and needs no looking at.
 */
export const replySchema = /* @__PURE__ */ (() =>
  z
    .object({
      customer: z.custom<CustomerValue>().check(
        z.refine(({ id, email }) => id !== undefined || !!email, problem("customer-required")),
        z.refine(
          ({ id, email }) => id !== undefined || !email || isEmailAddress(email),
          problem("address-invalid"),
        ),
      ),
      customerText: z.custom<string | null>(),
      cc: z.array(address),
      ccText: z.custom<string>(),
      bcc: z.array(address),
      bccText: z.custom<string>(),
      text: z
        .custom<Body>()
        .check(
          z.refine((body) => !isBlank(body), { error: problem("text-required"), path: ["value"] }),
        ),
      status: z.custom<ConversationStatus | "">(),
      draft: z.custom<boolean>(),
      imported: z.custom<boolean>(),
      createdAt: z.custom<string>(),
      user: z.custom<string>(),
    } satisfies Record<keyof ReplyValues, unknown>)
    .check(
      z.refine(({ imported, createdAt }) => !imported || createdAt === "" || isDate(createdAt), {
        error: problem("date-invalid"),
        path: ["createdAt"],
      }),
      z.refine(({ imported, createdAt }) => !imported || !isSkipped(createdAt), {
        error: problem("date-skipped"),
        path: ["createdAt"],
      }),
      z.refine(({ imported, createdAt }) => !imported || !(Date.parse(createdAt) > Date.now()), {
        error: problem("date-in-future"),
        path: ["createdAt"],
      }),
    ))();

/** The schema for a mailbox that must not write to itself: `own` are its addresses, whenever asked. */
export function replySchemaFor(own: () => readonly string[]): typeof replySchema {
  const isOwn = (one: string | undefined) =>
    one !== undefined && own().some((mine) => isSameAddress(mine, one));
  const refusal = { error: problem("address-own") };
  return replySchema.check(
    z.refine(({ customer }) => !isOwn(customer.email), { ...refusal, path: ["customer"] }),
    z.refine(({ cc }) => !cc.some(isOwn), { ...refusal, path: ["cc"] }),
    z.refine(({ bcc }) => !bcc.some(isOwn), { ...refusal, path: ["bcc"] }),
  );
}

function isDate(text: string): boolean {
  return Number.isFinite(Date.parse(text));
}

/** Who gets a reply, as its form holds them, half-typed text included. */
export type PeopleValues = Pick<
  ReplyValues,
  "customer" | "customerText" | "cc" | "ccText" | "bcc" | "bccText"
>;

/** Turns what is half-typed in the address fields into chips and customer, as Enter would. */
export function commitTyped<Values extends PeopleValues>(values: Values): Values {
  const customer = customerFromText(values.customerText) ?? values.customer;
  const chips = { customer, ...distinct({ ...values, customer }) };
  const cc = addRecipients("cc", chips, values.ccText).next;
  const bcc = addRecipients("bcc", { ...chips, cc }, values.bccText).next;
  return {
    ...values,
    // The same lists where nobody was added or merged: whoever compares need not look inside.
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

/** Valid values as the reply they mean. `userIds`: a select gives text, the API wants its own ids. */
export function toReply(
  values: ReplyValues,
  conversation: Conversation,
  userIds: readonly Id[] = [],
): Reply {
  const { customer, cc, bcc, text, status, draft, imported, createdAt, user } = values;
  // A select gives text. One that the host set without listing it is sent all the same.
  const listed = userIds.find((id) => String(id) === user);
  const userId = user === "" ? undefined : (listed ?? idOfText(user));
  return {
    text,
    customer: customer.id === undefined ? { email: customer.email ?? "" } : { id: customer.id },
    // An empty list is sent only to say that the conversation's own copies were removed.
    ...(cc.length > 0 || conversation.cc?.length ? { cc } : {}),
    ...(bcc.length > 0 || conversation.bcc?.length ? { bcc } : {}),
    ...(status === "" ? {} : { status }),
    ...(draft ? { draft } : {}),
    ...(imported ? { imported } : {}),
    ...(imported && createdAt !== "" ? { createdAt: new Date(createdAt).toISOString() } : {}),
    ...(userId === undefined ? {} : { user: userId }),
  };
}

function idOfText(text: string): Id {
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}
