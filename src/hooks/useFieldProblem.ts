import { get, useFormState } from "react-hook-form";
import { isEmailAddress } from "../domain/recipients.js";
import { isFieldProblemCode } from "../domain/reply.js";
import { useComposer } from "./composerContext.js";

type FieldName = "customer" | "cc" | "bcc" | "text.value" | "status" | "createdAt" | "user";

/** What is wrong with a field, in words: ours by code, the server's as it gave them. */
export function useFieldProblem(name: FieldName): string | undefined {
  const { form, strings } = useComposer();
  const { errors } = useFormState({ control: form.control, name });
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
