import { fieldNames, type FieldName, type ReplyValues } from "./fields.js";
import { isSame } from "./isSame.js";

/** The fields, of those given, that were changed from one state of the form to another. */
export function touched<Name extends FieldName>(
  before: Pick<ReplyValues, Name>,
  now: Pick<ReplyValues, NoInfer<Name>>,
): Name[] {
  return fieldNames.filter(
    (name): name is Name =>
      name in before && !isSame(Reflect.get(before, name), Reflect.get(now, name)),
  );
}
