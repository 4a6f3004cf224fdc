import type { UseFormReturn } from "react-hook-form";
import type { ReplyValues } from "../domain/reply.js";

/** In the order of the form. */
export const fieldOrder = ["customer", "cc", "bcc", "text", "status", "createdAt", "user"] as const;

/** Focuses the first of these fields, as the form shows them; `file` stands below the text. */
export function focusFirst(
  form: UseFormReturn<ReplyValues>,
  names: readonly string[],
  file?: HTMLElement,
): void {
  const first = fieldOrder.find((name) => names.includes(name));
  if (file && (!first || fieldOrder.indexOf(first) > fieldOrder.indexOf("text"))) file.focus();
  else if (first) form.setFocus(first === "text" ? "text.value" : first);
}

/** Takes back what an earlier press found wrong. */
export function clearProblems(form: UseFormReturn<ReplyValues>): void {
  if (fieldOrder.some((name) => form.getFieldState(name).invalid)) form.clearErrors();
}
