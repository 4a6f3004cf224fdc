import { useId } from "react";
import type { ConversationStatus } from "../domain/conversation.js";
import { useComposer } from "../hooks/composerContext.js";
import { useFieldProblem } from "../hooks/useFieldProblem.js";
import { described, Field } from "./Field.js";

const offered: readonly ConversationStatus[] = ["active", "pending", "closed", "spam"];

/** What the conversation becomes; "Default" leaves it to the server. */
export function Status({ className }: { className?: string | undefined }) {
  const { form, strings, options, rootId, effectId } = useComposer();
  const problem = useFieldProblem("status");
  const id = useId();
  const about = { id, problem };
  return (
    <Field {...about} label={strings.status} className={className}>
      <select
        {...form.register("status")}
        id={id}
        form={rootId}
        {...described({ ...about, also: effectId })}
        className="rc-select"
      >
        <option value="">{strings.statusDefault}</option>
        {(options.statuses ?? offered).map((status) => (
          <option key={status} value={status}>
            {strings.statusName(status)}
          </option>
        ))}
      </select>
    </Field>
  );
}
