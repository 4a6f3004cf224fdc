import { get, set, type FieldErrors, type Resolver } from "react-hook-form";
import type { ReplyValues } from "../domain/reply.js";
import type { replySchema } from "../domain/replySchema.js";

/** The checks of a schema as the form asks for them; of one place the first that fails. */
export function resolverFor(schema: typeof replySchema): Resolver<ReplyValues> {
  return (values) => {
    const { error } = schema.safeParse(values);
    // As they are: what is sent is compared with what the form holds, in the form's own order of keys.
    if (!error) return { values, errors: {} };
    const errors: FieldErrors<ReplyValues> = {};
    for (const { path, code, message } of error.issues) {
      const name = path.join(".");
      if (get(errors, name) === undefined) set(errors, name, { type: code, message });
    }
    return { values: {}, errors };
  };
}
