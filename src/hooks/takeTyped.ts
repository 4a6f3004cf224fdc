import type { UseFormReturn } from "react-hook-form";
import { commitTyped, type ReplyValues } from "../domain/reply.js";

const names = ["customer", "customerText", "cc", "ccText", "bcc", "bccText"] as const;

/** Makes chips and customer of what is half-typed, as Enter would; returns what the form then holds. */
export function takeTyped({
  getValues,
  setValue,
}: Pick<UseFormReturn<ReplyValues>, "getValues" | "setValue">): ReplyValues {
  const typed = getValues();
  const values = commitTyped(typed);
  for (const name of names) if (values[name] !== typed[name]) setValue(name, values[name]);
  return values;
}
