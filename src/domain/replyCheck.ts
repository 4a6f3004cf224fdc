import { isBlank } from "./text/body.js";
import { isSkipped } from "./localTime.js";
import type { CopyField } from "./recipients/recipientFields.js";
import { isEmailAddress, isSameAddress } from "./recipients/recipients.js";
import type { ReplyValues } from "./reply.js";

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

/** What is wrong with a reply, in the order of its rules. */
export type ReplyCheck = (values: ReplyValues) => readonly ReplyProblem[];

interface ReplyProblem {
  /** As the form names it: `cc.1` is the second of Cc. */
  path: string;
  message: FieldProblemCode;
}

/** `path`: where the problem is reported. */
const rule =
  (path: string, message: FieldProblemCode, isKept: (values: ReplyValues) => boolean): ReplyCheck =>
  (values) =>
    isKept(values) ? [] : [{ path, message }];

const realAddresses =
  (field: CopyField): ReplyCheck =>
  (values) =>
    values[field].flatMap((entry, index) =>
      isEmailAddress(entry) ? [] : [{ path: `${field}.${index}`, message: "address-invalid" }],
    );

/**
 * The rules of a reply, each given the whole of it. `own`: the addresses of the mailbox, which must
 * not write to itself, whenever asked. `hasHalfDate`: whether a date is typed in part, which the
 * browser gives as "".
 */
export function createReplyCheck(
  own: () => readonly string[] = () => [],
  hasHalfDate: () => boolean = () => false,
): ReplyCheck {
  const isOwn = (one: string | undefined) =>
    one !== undefined && own().some((mine) => isSameAddress(mine, one));
  const rules = [
    rule(
      "customer",
      "customer-required",
      ({ customer: { id, email } }) => id !== undefined || !!email,
    ),
    rule(
      "customer",
      "address-invalid",
      ({ customer: { id, email } }) => id !== undefined || !email || isEmailAddress(email),
    ),
    realAddresses("cc"),
    realAddresses("bcc"),
    rule("text", "text-required", ({ text }) => !isBlank(text)),
    rule(
      "createdAt",
      "date-invalid",
      ({ imported, createdAt }) =>
        !imported || (createdAt === "" ? !hasHalfDate() : isDate(createdAt)),
    ),
    rule(
      "createdAt",
      "date-skipped",
      ({ imported, createdAt }) => !imported || !isSkipped(createdAt),
    ),
    rule(
      "createdAt",
      "date-in-future",
      ({ imported, createdAt }) => !imported || !(Date.parse(createdAt) > Date.now()),
    ),
    rule("customer", "address-own", ({ customer }) => !isOwn(customer.email)),
    rule("cc", "address-own", ({ cc }) => !cc.some(isOwn)),
    rule("bcc", "address-own", ({ bcc }) => !bcc.some(isOwn)),
  ];
  return (values) => rules.flatMap((problemsIn) => problemsIn(values));
}

function isDate(text: string): boolean {
  return Number.isFinite(Date.parse(text));
}
