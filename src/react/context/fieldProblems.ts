import { get, type FieldErrors, type UseFormReturn } from "react-hook-form";
import { isEmailAddress } from "../../domain/recipients/recipients.js";
import type { FieldPath, ReplyValues } from "../../domain/fields.js";
import { isFieldProblemCode } from "../../domain/replyCheck.js";
import type { Strings } from "../../strings.js";

interface Worded {
  form: UseFormReturn<ReplyValues>;
  strings: Strings;
}

/** What is wrong with one field, in words; `undefined` where nothing is. */
export function problemOf(name: FieldPath, errors: FieldErrors<ReplyValues>, context: Worded) {
  return wordsOf(name, get(errors, name), context);
}

/** An error in words: ours has a code, a server's is shown as it came. */
export function wordsOf(
  name: FieldPath,
  error: unknown,
  { form, strings }: Worded,
): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if (Array.isArray(error) && (name === "cc" || name === "bcc")) {
    const invalid = form.getValues(name).filter((address) => !isEmailAddress(address));
    return invalid.length > 0 ? strings.invalidRecipients(invalid) : undefined;
  }
  const message: unknown = Reflect.get(error, "message");
  if (typeof message !== "string" || message === "") return undefined;
  return isFieldProblemCode(message) ? strings.problem(message) : message;
}
