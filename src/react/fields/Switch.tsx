import { useComposer } from "../context/composerContext.js";
import { useNativeField } from "../context/useNativeField.js";
import { classNames } from "../ui/classNames.js";

interface SwitchProps {
  name: "draft" | "imported";
  label: string;
  className?: string | undefined;
}

/** A checkbox that is a switch; the input itself takes the click. */
export function Switch({ name, label, className }: SwitchProps) {
  const { rootId } = useComposer();
  const field = useNativeField(name);
  return (
    <label className={classNames("rc-switch", className)}>
      <input {...field} form={rootId} type="checkbox" role="switch" className="rc-switch-input" />
      <span>{label}</span>
    </label>
  );
}
