import type { UseFormReturn } from "react-hook-form";
import type { CopyField } from "../../domain/recipients/recipientFields.js";
import {
  fieldNames,
  fields,
  isPlaced,
  type PlacedField,
  type ReplyValues,
} from "../../domain/fields.js";
import type { Strings } from "../../strings.js";
import { wordsOf } from "./fieldProblems.js";
import { focusedNear } from "../dom/place.js";
import type { ReplyText } from "./replyText.js";

/** In the order of the form. */
export const placedFields = /* @__PURE__ */ fieldNames.filter(isPlaced);

export type AddressName = "customer" | CopyField;

/** A field whose input holds no value of the form, and is rendered only while it is in use. */
export interface AddressField {
  focus: () => void;
  /** Takes what a chip's edit holds. Only during one. */
  endEdit?: () => void;
}

export interface FormFields {
  form: UseFormReturn<ReplyValues>;
  /** Those that are rendered; the form library knows all other fields. */
  addressFields: Map<AddressName, AddressField>;
}

/** Gives a field the focus, where it is shown. */
export function focusField({ form, addressFields }: FormFields, name: PlacedField): void {
  // Later, as the library does: what has the focus now may still be closing.
  if (name === "customer" || name === "cc" || name === "bcc") {
    setTimeout(() => addressFields.get(name)?.focus());
  } else form.setFocus(fields[name].path);
}

export interface ProblemFields extends FormFields {
  strings: Strings;
  announce: (text: string) => void;
  replyText: ReplyText;
}

/**
 * Focuses the first of these fields, as the form shows them; `file` stands below the text. Readers
 * speak what is wrong as they speak the field, and so it is announced where that has the focus already.
 */
export function focusFirst(
  formFields: ProblemFields,
  names: readonly string[],
  file?: HTMLElement,
): void {
  const first = placedFields.find((name) => names.includes(name));
  if (file && (!first || placedFields.indexOf(first) > placedFields.indexOf("text"))) file.focus();
  else if (first) {
    const { form, replyText, announce } = formFields;
    const before = focusedNear(replyText.element());
    focusField(formFields, first);
    // After the focus, which may be set later.
    setTimeout(() => {
      const { path } = fields[first];
      const words = wordsOf(path, form.getFieldState(path).error, formFields);
      if (words && focusedNear(replyText.element()) === before) announce(words);
    });
  }
}

/** Takes back what an earlier press found wrong. */
export function clearProblems(form: UseFormReturn<ReplyValues>): void {
  if (placedFields.some((name) => form.getFieldState(name).invalid)) form.clearErrors();
}
