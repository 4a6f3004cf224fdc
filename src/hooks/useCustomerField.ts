import { useRef } from "react";
import { useWatch } from "react-hook-form";
import { customerFromText, type CustomerValue } from "../domain/reply.js";
import { formatRecipient, isEmailAddress } from "../domain/recipients.js";
import { useComposer } from "./composerContext.js";
import { useAddressCombobox } from "./useAddressCombobox.js";

/** Who is answered, and how to answer somebody else. */
export function useCustomerField() {
  const { form, strings, options } = useComposer();
  const { control, getValues, setValue, formState } = form;
  const customer = useWatch({ control, name: "customer" });
  const typed = useWatch({ control, name: "customerText" });
  const inputRef = useRef<HTMLInputElement>(null);

  const choose = (next: CustomerValue) => {
    setValue("customerText", null);
    const isWrong = next.id === undefined && !isEmailAddress(next.email ?? "");
    const shouldValidate =
      formState.isSubmitted || isWrong || !!form.getFieldState("customer").error;
    setValue("customer", next, { shouldDirty: true, shouldValidate });
  };
  const commit = () => {
    const text = getValues("customerText");
    const next = text === labelOf(getValues("customer")) ? undefined : customerFromText(text);
    if (next) choose(next);
    else setValue("customerText", null);
  };
  const combobox = useAddressCombobox({
    typed: typed ?? "",
    value: typed ?? labelOf(customer),
    onType: (text) => setValue("customerText", text, { shouldDirty: true }),
    onChoose: ({ id, email, name }) =>
      choose({ id, ...(email ? { email } : {}), ...(name ? { name } : {}) }),
    onCommit: commit,
  });

  const isUnknown = customer.id === undefined && isEmailAddress(customer.email ?? "");
  return {
    customer,
    combobox,
    inputRef,
    isReadOnly: options.customerReadOnly ?? false,
    warning: isUnknown ? strings.newCustomer(customer.email ?? "") : undefined,
  };
}

/** `Ann Lee <ann@x.com>`, or what there is of it. */
export function labelOf({ id, email, name }: CustomerValue): string {
  if (email) return formatRecipient({ address: email, ...(name ? { name } : {}) });
  return name ?? (id === undefined ? "" : String(id));
}
