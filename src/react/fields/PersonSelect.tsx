import { useId, type ReactNode } from "react";
import { useComposer } from "../context/composerContext.js";
import type { User } from "../../options.js";
import { useFieldProblem } from "../context/useFieldProblem.js";
import { useNativeField, type TextName } from "../context/useNativeField.js";
import { described, Field } from "../ui/Field.js";

interface PersonSelectProps {
  name: TextName;
  label: string;
  people: readonly User[];
  /** What there is to choose beside them, before them. */
  children: ReactNode;
  className: string | undefined;
}

/** One of some people, by id. */
export function PersonSelect({ name, label, people, children, className }: PersonSelectProps) {
  const { rootId } = useComposer();
  const problem = useFieldProblem(name);
  const field = useNativeField(name);
  const id = useId();
  const about = { id, problem };
  return (
    <Field {...about} label={label} className={className}>
      <select {...field} id={id} form={rootId} {...described(about)} className="rc-select">
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
