import { useId } from "react";
import { useComposer } from "../hooks/composerContext.js";
import type { User } from "../hooks/options.js";
import { useFieldProblem } from "../hooks/useFieldProblem.js";
import { useNativeField } from "../hooks/useNativeField.js";
import { described, Field } from "./Field.js";

/** In whose name it goes out. Nothing unless the host gives `users`. */
export function ReplyAs({ className }: { className?: string | undefined }) {
  const { options } = useComposer();
  const { users = [] } = options;
  return users.length === 0 ? null : <Users users={users} className={className} />;
}

interface UsersProps {
  users: readonly User[];
  className: string | undefined;
}

function Users({ users, className }: UsersProps) {
  const { strings, rootId } = useComposer();
  const problem = useFieldProblem("user");
  const field = useNativeField("user");
  const id = useId();
  const about = { id, problem };
  return (
    <Field {...about} label={strings.replyAs} className={className}>
      <select {...field} id={id} form={rootId} {...described(about)} className="rc-select">
        <option value="">{strings.replyAsDefault}</option>
        {users.map((user) => (
          <option key={user.id} value={String(user.id)} translate="no">
            {user.name}
          </option>
        ))}
      </select>
    </Field>
  );
}
