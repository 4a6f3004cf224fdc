import { nobody } from "../../domain/reply.js";
import { useComposer } from "../context/composerContext.js";
import { Select } from "./Select.js";

/** Whom the conversation is assigned to. Renders nothing unless the host gives `assignees`. */
export function AssignTo({ className }: { className?: string | undefined }) {
  const { options, strings } = useComposer();
  const { assignees = [] } = options;
  if (assignees.length === 0) return null;
  return (
    <Select name="assignTo" label={strings.assignTo} people={assignees} className={className}>
      <option value="">{strings.assignToDefault}</option>
      <option value={nobody}>{strings.assignToNobody}</option>
    </Select>
  );
}
