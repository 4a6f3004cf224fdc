import { useId } from "react";
import { useComposer } from "../hooks/composerContext.js";
import { useFieldProblem } from "../hooks/useFieldProblem.js";
import { described, Field } from "./Field.js";

/** In whose name it goes out. Nothing unless the host gives `users`. */
export function ReplyAs({ className }: { className?: string | undefined }) {
  const { form, strings, options, rootId } = useComposer();
  const problem = useFieldProblem("user");
  const id = useId();
  if (!options.users || options.users.length === 0) return null;
  const about = { id, problem };
  return (
    <Field {...about} label={strings.replyAs} className={className}>
      <select
        {...form.register("user")}
        id={id}
        form={rootId}
        {...described(about)}
        className="rc-select"
      >
        <option value="">{strings.replyAsDefault}</option>
        {options.users.map((user) => (
          <option key={user.id} value={String(user.id)} translate="no">
            {user.name}
          </option>
        ))}
      </select>
    </Field>
  );
}
