import { useWatch } from "react-hook-form";
import { statusesOf } from "../../domain/rules.js";
import { useComposer } from "../context/composerContext.js";
import { classNames } from "../ui/classNames.js";
import { Select } from "./Select.js";

/** The conversation's status after sending; "Default" leaves it to the server. */
export function Status({ className }: { className?: string | undefined }) {
  const { form, strings, options, effectId } = useComposer();
  const isDraft = useWatch({ control: form.control, name: "draft" });
  return (
    <Select
      name="status"
      label={strings.status}
      also={isDraft ? undefined : effectId}
      disabledWhy={isDraft ? strings.statusOfDraft : undefined}
      className={classNames("rc-unlabelled", className)}
    >
      <option value="">{strings.statusDefault}</option>
      {statusesOf(options).map((status) => (
        <option key={status} value={status}>
          {strings.statusName(status)}
        </option>
      ))}
    </Select>
  );
}
