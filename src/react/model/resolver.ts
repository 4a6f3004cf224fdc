import { get, set, type FieldErrors, type Resolver } from "react-hook-form";
import type { ReplyValues } from "../../domain/reply.js";
import type { ReplyCheck } from "../../domain/replyCheck.js";

/** The rules of a reply for React Hook Form; of one path it is told the first that is broken. */
export function resolverFor(check: ReplyCheck): Resolver<ReplyValues> {
  return (values) => {
    const problems = check(values);
    // Not a copy: what is sent is compared with what the form holds, in the form's own order of keys.
    if (problems.length === 0) return { values, errors: {} };
    const errors: FieldErrors<ReplyValues> = {};
    for (const { path, message } of problems) {
      if (get(errors, path) === undefined) set(errors, path, { type: "custom", message });
    }
    return { values: {}, errors };
  };
}
