import type { UseFormReturn } from "react-hook-form";
import { fieldNames, type ReplyValues } from "../../domain/fields.js";
import { commitTyped } from "../../domain/reply.js";
import type { ReplyText } from "../context/replyText.js";

/**
 * Turns half-typed addresses into chips and customer, as Enter does, and takes in what is filled in beside
 * the text, if that is given; returns the form's values.
 */
export function takeTyped(
  { getValues, setValue }: Pick<UseFormReturn<ReplyValues>, "getValues" | "setValue">,
  replyText?: ReplyText,
): ReplyValues {
  replyText?.settle?.();
  const typed = getValues();
  const values = commitTyped(typed);
  for (const name of fieldNames) if (values[name] !== typed[name]) setValue(name, values[name]);
  return values;
}
