import { useId } from "react";
import { useWatch } from "react-hook-form";
import { useComposer } from "../hooks/composerContext.js";
import { useFieldProblem } from "../hooks/useFieldProblem.js";
import { described, Field } from "./Field.js";
import { Switch } from "./Switch.js";

/** Files the reply as history, with its date. Nothing unless the host allows it. */
export function Imported({ className }: { className?: string | undefined }) {
  const { form, strings, options, rootId, dateRef } = useComposer();
  const isImported = useWatch({ control: form.control, name: "imported" });
  const problem = useFieldProblem("createdAt");
  const id = useId();
  if (!options.allowImported) return null;
  const about = { id, problem };
  const { ref, ...field } = form.register("createdAt");
  return (
    <div className={["rc-imported", className].filter(Boolean).join(" ")}>
      <Switch field={form.register("imported")} label={strings.imported} />
      {isImported && (
        <Field {...about} label={strings.createdAt}>
          <input
            {...field}
            ref={(element) => {
              ref(element);
              dateRef.current = element;
            }}
            id={id}
            form={rootId}
            step="any"
            type="datetime-local"
            {...described(about)}
            className="rc-input rc-date"
          />
        </Field>
      )}
    </div>
  );
}
