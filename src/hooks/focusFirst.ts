import type { RefObject } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { CopyField } from "../domain/recipientFields.js";
import type { ReplyValues } from "../domain/reply.js";

/** In the order of the form. */
export const fieldOrder = ["customer", "cc", "bcc", "text", "status", "createdAt", "user"] as const;

type FieldOfForm = (typeof fieldOrder)[number];

/** The inputs that hold no value of the form themselves; the form library knows all others. */
export type AddressRefs = Record<"customer" | CopyField, RefObject<HTMLInputElement | null>>;

export interface FormFields {
  form: UseFormReturn<ReplyValues>;
  addressRefs: AddressRefs;
}

/** Gives a field the focus, where it is shown. */
export function focusField({ form, addressRefs }: FormFields, name: FieldOfForm): void {
  // Later, as the library does: what has the focus now may still be closing.
  if (name === "customer" || name === "cc" || name === "bcc") {
    setTimeout(() => addressRefs[name].current?.focus());
  } else form.setFocus(name === "text" ? "text.value" : name);
}

/** Focuses the first of these fields, as the form shows them; `file` stands below the text. */
export function focusFirst(fields: FormFields, names: readonly string[], file?: HTMLElement): void {
  const first = fieldOrder.find((name) => names.includes(name));
  if (file && (!first || fieldOrder.indexOf(first) > fieldOrder.indexOf("text"))) file.focus();
  else if (first) focusField(fields, first);
}

/** Takes back what an earlier press found wrong. */
export function clearProblems(form: UseFormReturn<ReplyValues>): void {
  if (fieldOrder.some((name) => form.getFieldState(name).invalid)) form.clearErrors();
}
