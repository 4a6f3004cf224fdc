import type { UseFormReturn } from "react-hook-form";
import { fieldNames, type ReplyValues } from "../../domain/fields.js";
import { commitTyped } from "../../domain/reply.js";

/** Makes chips and customer of what is half-typed, as Enter would; returns what the form then holds. */
export function takeTyped({
  getValues,
  setValue,
}: Pick<UseFormReturn<ReplyValues>, "getValues" | "setValue">): ReplyValues {
  const typed = getValues();
  const values = commitTyped(typed);
  for (const name of fieldNames) if (values[name] !== typed[name]) setValue(name, values[name]);
  return values;
}
