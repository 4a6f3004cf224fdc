import { get, useFormState } from "react-hook-form";
import type { CopyField } from "../../domain/recipients/recipientFields.js";
import type { FieldPath } from "../../domain/fields.js";
import { useComposer } from "./composerContext.js";
import { problemOf } from "./fieldProblems.js";

/** What is wrong with a field, in words; `undefined` where nothing is. */
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
