import { useId, type ReactNode } from "react";
import type { User } from "../../domain/reply.js";
import { useComposer } from "../context/composerContext.js";
import { useFieldProblem } from "../context/useFieldProblem.js";
import { useNativeField, type TextName } from "../context/useNativeField.js";
import { described, Field } from "../ui/Field.js";

interface SelectProps {
  name: TextName;
  label: string;
  /** The options, before `people`. */
  children: ReactNode;
  /** To choose from by id. */
  people?: readonly User[];
  /** The id of what else describes it. */
  also?: string | undefined;
  /** Why nothing can be chosen; without it something can. */
  disabledWhy?: string | undefined;
  className: string | undefined;
}

/** A native select of the form. */
export function Select({
  name,
  label,
  children,
  people = [],
  also,
  disabledWhy,
  className,
}: SelectProps) {
  const { rootId } = useComposer();
  const problem = useFieldProblem(name);
  const field = useNativeField(name);
  const id = useId();
  const about = { id, problem };
  return (
    <Field {...about} label={label} className={className}>
      <select
        {...field}
        id={id}
        form={rootId}
        {...described({ ...about, also })}
        disabled={disabledWhy !== undefined}
        title={disabledWhy ?? label}
        className="rc-select"
      >
        {children}
        {people.map((person) => (
          <option key={person.id} value={String(person.id)} translate="no">
            {person.name}
          </option>
        ))}
      </select>
    </Field>
  );
}
