import { useRef } from "react";
import { useWatch } from "react-hook-form";
import { customerFromText, type CustomerValue, type FieldProblemCode } from "../domain/reply.js";
import { distinct } from "../domain/recipientFields.js";
import { formatRecipient } from "../domain/parseRecipients.js";
import { isEmailAddress, isSameAddress } from "../domain/recipients.js";
import { isSamePerson, unusualIn } from "../domain/strangers.js";
import { useComposer } from "./composerContext.js";
import { useAddressCombobox } from "./useAddressCombobox.js";
import { useNotice } from "./useNotice.js";
import { useParticipants } from "./useParticipants.js";

/** Who is answered, and how to answer somebody else. */
export function useCustomerField() {
  const { form, options, strings, announce } = useComposer();
  const { control, getValues, setValue, formState } = form;
  const own = options.conversation.customer;
  const customer = useWatch({ control, name: "customer" });
  const typed = useWatch({ control, name: "customerText" });
  const inputRef = useRef<HTMLInputElement>(null);
  const [notice, setNotice] = useNotice();

  /** Whoever is answered gets no copy too. */
  const leaveCopies = (next: CustomerValue) => {
    const { cc, bcc } = getValues();
    const left = distinct({ customer: next, cc, bcc });
    const merged = left.cc.length + left.bcc.length < cc.length + bcc.length;
    if (left.cc.length < cc.length) setValue("cc", left.cc, { shouldDirty: true });
    if (left.bcc.length < bcc.length) setValue("bcc", left.bcc, { shouldDirty: true });
    setNotice(merged ? { text: strings.recipientsMerged([next.email ?? ""]) } : undefined);
  };
  const problemOf = ({ id, email = "" }: CustomerValue): FieldProblemCode | undefined => {
    if (id !== undefined) return undefined;
    if (!isEmailAddress(email)) return "address-invalid";
    const { ownEmails = [] } = options.conversation;
    return ownEmails.some((mine) => isSameAddress(mine, email)) ? "address-own" : undefined;
  };
  const choose = (chosen: CustomerValue) => {
    // The address of the conversation's own customer means that customer, whose id is known.
    const next = chosen.id === undefined && isSamePerson(chosen, own) ? { ...own } : chosen;
    setValue("customerText", null);
    const wrong = problemOf(next);
    const shouldValidate =
      formState.isSubmitted || !!wrong || !!form.getFieldState("customer").error;
    setValue("customer", next, { shouldDirty: true, shouldValidate });
    if (wrong) announce(strings.problem(wrong));
    leaveCopies(next);
  };
  const commit = () => {
    const text = getValues("customerText");
    const present = getValues("customer");
    const next = text === labelOf(present) ? undefined : customerFromText(text);
    if (next) choose(next);
    // Emptied of what was no address: the conversation's own customer is the way back.
    else if (text?.trim() === "" && problemOf(present)) choose(own);
    else setValue("customerText", null);
  };
  const combobox = useAddressCombobox({
    inputRef,
    typed: typed ?? "",
    value: typed ?? labelOf(customer),
    onType: (text) => setValue("customerText", text, { shouldDirty: true }),
    onChoose: ({ id, email, name }) =>
      choose({
        ...(id === undefined ? {} : { id }),
        ...(email ? { email } : {}),
        ...(name ? { name } : {}),
      }),
    onCommit: commit,
  });

  return {
    customer,
    combobox,
    inputRef,
    isReadOnly: options.customerReadOnly ?? false,
    notice,
    warning: useCustomerWarning(customer),
  };
}

/** An address that may be nobody's yet; somebody who has not written here. */
function useCustomerWarning(customer: CustomerValue): string | undefined {
  const { options, strings } = useComposer();
  const isReal = customer.id !== undefined || isEmailAddress(customer.email ?? "");
  const isOther = isReal && !isSamePerson(customer, options.conversation.customer);
  const participants = useParticipants(isOther);
  const isUnusual = unusualIn({ customer, cc: [], bcc: [] }, options.conversation).length > 0;
  const isUnknown = customer.id === undefined && isReal;
  const words = [
    isUnusual && strings.unusualAddresses([customer.email ?? ""]),
    isUnknown && strings.newCustomer(customer.email ?? ""),
    isOther &&
      participants?.writers.some((one) => isSamePerson(one, customer)) === false &&
      strings.notWritten(customer.name ?? labelOf(customer)),
  ].filter((text) => text !== false);
  return words.length > 0 ? words.join(" ") : undefined;
}

/** `Ann Lee <ann@x.com>`, or what there is of it. */
export function labelOf({ id, email, name }: CustomerValue): string {
  if (email) return formatRecipient({ address: email, ...(name ? { name } : {}) });
  return name ?? (id === undefined ? "" : String(id));
}
