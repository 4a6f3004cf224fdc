import { useId, useSyncExternalStore } from "react";
import { useWatch } from "react-hook-form";
import { useComposer } from "../context/composerContext.js";
import { useFieldProblem } from "../context/useFieldProblem.js";
import { useNativeField } from "../context/useNativeField.js";
import { classNames } from "../ui/classNames.js";
import { described, Field } from "../ui/Field.js";
import { Switch } from "./Switch.js";
import { notForPasswords } from "../ui/notForPasswords.js";

/** Files the reply as history, with its date. Renders nothing unless the host allows it. */
export function Imported({ className }: { className?: string | undefined }) {
  const { form, options } = useComposer();
  const isImported = useWatch({ control: form.control, name: "imported" });
  if (!options.allowImported) return null;
  return (
    <div className={classNames("rc-imported", className)}>
      <Switch name="imported" />
      {isImported && <CreatedAt />}
    </div>
  );
}

function CreatedAt() {
  const { strings, rootId, dateRef } = useComposer();
  const problem = useFieldProblem("createdAt");
  const { ref, ...field } = useNativeField("createdAt");
  const id = useId();
  const zone = useSyncExternalStore(never, zoneHere, noZone);
  const about = { id, problem };
  return (
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
        {...described({ ...about, also: `${id}-zone` })}
        className="rc-input rc-date"
        {...notForPasswords}
      />
      <span id={`${id}-zone`} className="rc-hint">
        {zone === undefined ? "" : strings.timeZone(zone)}
      </span>
    </Field>
  );
}

const never = () => () => {};
const zoneHere = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;
/** A server does not know where the agent is. */
const noZone = () => undefined;
