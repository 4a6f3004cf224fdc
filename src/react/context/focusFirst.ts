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

/** The fields that the form shows, in its order. */
export const placedFields = /* @__PURE__ */ fieldNames.filter(isPlaced);

export type AddressName = "customer" | CopyField;

/** A field that the form library cannot focus: its input may be missing, and holds no value of it. */
export interface AddressField {
  focus: () => void;
  /** Ends the edit of a chip, and takes what was typed there. Set only during an edit. */
  endEdit?: () => void;
}

export interface FormFields {
  form: UseFormReturn<ReplyValues>;
  /** Those that are rendered; the form library knows all other fields. */
  addressFields: Map<AddressName, AddressField>;
}

/** Gives a field the focus, where it is shown. */
export function focusField({ form, addressFields }: FormFields, name: PlacedField): void {
  // In a task of its own, as the library does: a dialog that has the focus may still be closing.
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
 * Focuses the first of these fields in the form's order; `file` stands below the text. A screen reader
 * speaks a problem with the field that gets the focus; of one that has it already it is announced.
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

/** Clears what an earlier press found wrong. */
export function clearProblems(form: UseFormReturn<ReplyValues>): void {
  if (placedFields.some((name) => form.getFieldState(name).invalid)) form.clearErrors();
}
