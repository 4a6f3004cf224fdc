import { useRef } from "react";
import { useWatch } from "react-hook-form";
import { customerFromText, labelOf, withId, type CustomerValue } from "../../domain/reply.js";
import type { FieldProblemCode } from "../../domain/replyCheck.js";
import {
  distinct,
  restoreRecipients,
  type CopyField,
} from "../../domain/recipients/recipientFields.js";
import { isEmailAddress, isSameAddress } from "../../domain/recipients/recipients.js";
import { rulesOf } from "../../domain/rules.js";
import { isSamePerson, unusualIn } from "../../domain/strangers.js";
import { joined } from "../context/announcements.js";
import { useComposer } from "../context/composerContext.js";
import { useAddressCombobox } from "./suggestions/useAddressCombobox.js";
import { useSaid } from "../context/useSaid.js";
import { useNotice } from "../context/useNotice.js";
import { useParticipants } from "./useParticipants.js";
import { useFieldProblem } from "../context/useFieldProblem.js";
import { useInUse } from "./useInUse.js";
import { usePeopleDrop } from "../context/usePeopleDrop.js";

/** A customer who got a copy before. */
interface Former {
  customer: CustomerValue;
  field: CopyField;
  /** The field's list at that time, for their place in it. */
  before: readonly string[];
}

/** The customer who is answered, and how to answer another one. */
export function useCustomerField() {
  const { form, options, strings, announce } = useComposer();
  const { control, getValues, setValue, formState } = form;
  const own = options.conversation.customer;
  const isReadOnly = options.customerReadOnly ?? false;
  const customer = useWatch({ control, name: "customer" });
  const typed = useWatch({ control, name: "customerText" });
  const use = useInUse("customer");
  const { inputRef, isInUse } = use;
  const former = useRef<Former>(undefined);
  const [notice, setNotice] = useNotice();

  const setCopies = (field: CopyField, next: string[]) =>
    setValue(field, next, { shouldDirty: true });
  /** A customer who is replaced gets the copy back that they got before. */
  const returnCopy = (present: CustomerValue, next: CustomerValue) => {
    const left = former.current;
    if (!left || isSamePerson(left.customer, next)) return;
    former.current = undefined;
    // They were the customer of a reply that was sent or discarded.
    if (!isSamePerson(left.customer, present)) return;
    const fields = { ...getValues(), customer: next };
    const now = fields[left.field];
    const isBack = (address: string) =>
      now.includes(address) || isSamePerson({ email: address }, left.customer);
    const restored = restoreRecipients(left.field, fields, left.before.filter(isBack));
    if (restored.length === now.length) return;
    setCopies(left.field, restored);
    announce(strings.recipientsRestored(1, strings[left.field]));
  };
  /** Takes the customer out of the copies. */
  const leaveCopies = (next: CustomerValue) => {
    const before = getValues();
    const after = distinct({ ...before, customer: next });
    setNotice(undefined);
    for (const field of ["bcc", "cc"] as const) {
      if (after[field].length === before[field].length) continue;
      former.current = { customer: next, field, before: before[field] };
      setCopies(field, after[field]);
      setNotice({ text: strings.recipientsMerged([next.email ?? ""]) });
    }
  };
  const problemOf = ({ id, email = "" }: CustomerValue): FieldProblemCode | undefined => {
    if (id !== undefined) return undefined;
    if (!isEmailAddress(email)) return "address-invalid";
    const { ownEmails = [] } = options.conversation;
    return ownEmails.some((mine) => isSameAddress(mine, email)) ? "address-own" : undefined;
  };
  const choose = (chosen: CustomerValue) => {
    // An address of a known customer keeps their id.
    const next = withId(withId(chosen, getValues("customer")), own);
    setValue("customerText", null);
    const wrong = problemOf(next);
    const shouldValidate =
      formState.isSubmitted || !!wrong || !!form.getFieldState("customer").error;
    returnCopy(getValues("customer"), next);
    setValue("customer", next, { shouldDirty: true, shouldValidate });
    if (wrong) announce(strings.problem(wrong));
    leaveCopies(next);
  };
  /** As `choose`, with Undo: a drop or a button may be a mistake. */
  const replace = (next: CustomerValue, text: string) => {
    const before = getValues("customer");
    choose(next);
    setNotice({ text, undo: () => choose(before) });
  };
  const usual = own.name ?? labelOf(own);
  const isOther = !isReadOnly && usual !== "" && !isSamePerson(customer, own);
  const goBack = () => replace(own, strings.customerBack(usual));
  const commit = () => {
    const text = getValues("customerText");
    const present = getValues("customer");
    const next = text === labelOf(present) ? undefined : customerFromText(text);
    if (next) choose(next);
    // An invalid customer was deleted: the conversation's own comes back.
    else if (text?.trim() === "" && problemOf(present)) choose(own);
    else setValue("customerText", null);
  };
  const wrong = typed === null && customer.email ? problemOf(customer) : undefined;
  const problem = useFieldProblem("customer") ?? (wrong && strings.problem(wrong));
  const label = labelOf(customer);
  const escape = () => {
    if (typed !== null) setValue("customerText", null);
    else if (isOther) goBack();
    if (typed === null || !isOther) use.end();
  };
  const combobox = useAddressCombobox({
    inputRef,
    typed: typed ?? "",
    value: typed ?? label,
    onType: (text) => setValue("customerText", text, { shouldDirty: true }),
    onChoose: ({ id, email, name }) =>
      choose({
        ...(id !== undefined && { id }),
        ...(email && { email }),
        ...(name && { name }),
      }),
    onCommit: commit,
    onEscape: typed !== null || isOther || (isInUse && label !== "") ? escape : undefined,
  });
  const drop = usePeopleDrop(
    ({ addresses }) => addresses.length === 1 && addresses.every(isEmailAddress),
    (text) => {
      const next = customerFromText(text);
      if (!next?.email || problemOf(next)) return;
      replace(next, strings.recipientsMoved([next.email], strings.customer));
      use.end();
    },
  );

  const warning = useCustomerWarning(customer);
  const hint = isOther ? joined([notice?.text, strings.customerOther(usual)]) : notice?.text;
  const news = joined([hint, problem === undefined && warning]);
  useSaid(news, news);
  return {
    use,
    customer,
    combobox,
    isReadOnly,
    isOther,
    /** Whether there is a customer to show in the place of the input. */
    isText: isReadOnly || !(isInUse || typed !== null || problem !== undefined || label === ""),
    drop: isReadOnly ? undefined : drop,
    problem,
    hint,
    /** Undoes what the hint says. */
    back: isOther
      ? { label: strings.customerUse(usual), act: goBack }
      : notice?.undo && { label: strings.undo, act: notice.undo },
    warning,
  };
}

/** The warning about a new address, or about a customer who has not written in this conversation. */
function useCustomerWarning(customer: CustomerValue): string | undefined {
  const { options, strings } = useComposer();
  const isReal = customer.id !== undefined || isEmailAddress(customer.email ?? "");
  const isOther = isReal && !isSamePerson(customer, options.conversation.customer);
  const participants = useParticipants(isOther);
  const isUnusual = unusualIn({ customer, cc: [], bcc: [] }, options.conversation).length > 0;
  const isUnknown = customer.id === undefined && isReal;
  const words = joined([
    isUnusual && strings.unusualAddresses([customer.email ?? ""]),
    isUnknown &&
      strings.newCustomer(customer.email ?? "", rulesOf(options).createsCustomers ?? false),
    isOther &&
      participants?.writers.some((one) => isSamePerson(one, customer)) === false &&
      strings.notWritten(customer.name ?? labelOf(customer)),
  ]);
  return words || undefined;
}
