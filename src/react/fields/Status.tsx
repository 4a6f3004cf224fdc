import { useId } from "react";
import { useWatch } from "react-hook-form";
import { rulesOf } from "../../domain/rules.js";
import { useComposer } from "../context/composerContext.js";
import { useFieldProblem } from "../context/useFieldProblem.js";
import { useNativeField } from "../context/useNativeField.js";
import { described, Field } from "../ui/Field.js";

/** What the conversation becomes; "Default" leaves it to the server. */
export function Status({ className }: { className?: string | undefined }) {
  const { form, strings, options, rootId, effectId } = useComposer();
  const isDraft = useWatch({ control: form.control, name: "draft" });
  const field = useNativeField("status");
  const problem = useFieldProblem("status");
  const id = useId();
  const about = { id, problem };
  return (
    <Field {...about} label={strings.status} className={className}>
      <select
        {...field}
        id={id}
        form={rootId}
        {...described({ ...about, also: isDraft ? `${id}-why` : effectId })}
        disabled={isDraft}
        title={isDraft ? strings.statusOfDraft : undefined}
        className="rc-select"
      >
        <option value="">{strings.statusDefault}</option>
        {(options.statuses ?? rulesOf(options).statuses).map((status) => (
          <option key={status} value={status}>
            {strings.statusName(status)}
          </option>
        ))}
      </select>
      <span id={`${id}-why`} hidden>
        {isDraft && strings.statusOfDraft}
      </span>
    </Field>
  );
}
