import { get, useFormState, type FieldErrors } from "react-hook-form";
import type { CopyField } from "../domain/recipientFields.js";
import { isEmailAddress } from "../domain/recipients.js";
import type { FieldPath, ReplyValues } from "../domain/fields.js";
import { isFieldProblemCode } from "../domain/replySchema.js";
import { useComposer, type ComposerContext } from "./composerContext.js";

/** What is wrong with a field, in words. */
export function useFieldProblem(name: FieldPath): string | undefined {
  const context = useComposer();
  const { errors } = useFormState({ control: context.form.control, name, exact: true });
  return problemOf(name, errors, context);
}

/** The addresses of a field that the server refused. */
export function useRefusedAddresses(name: CopyField): readonly string[] {
  const { form } = useComposer();
  const { errors } = useFormState({ control: form.control, name, exact: true });
  const types: unknown = get(errors, `${name}.types`);
  return typeof types === "object" && types !== null ? Object.keys(types) : [];
}

/** Ours by code, the server's as it gave them. */
export function problemOf(
  name: FieldPath,
  errors: FieldErrors<ReplyValues>,
  { form, strings }: Pick<ComposerContext, "form" | "strings">,
): string | undefined {
  const error: unknown = get(errors, name);
  if (typeof error !== "object" || error === null) return undefined;
  if (Array.isArray(error) && (name === "cc" || name === "bcc")) {
    const invalid = form.getValues(name).filter((address) => !isEmailAddress(address));
    return invalid.length > 0 ? strings.invalidRecipients(invalid) : undefined;
  }
  const message: unknown = Reflect.get(error, "message");
  if (typeof message !== "string" || message === "") return undefined;
  return isFieldProblemCode(message) ? strings.problem(message) : message;
}
