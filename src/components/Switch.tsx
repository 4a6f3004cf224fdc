import type { UseFormRegisterReturn } from "react-hook-form";
import { useComposer } from "../hooks/composerContext.js";

interface SwitchProps {
  field: UseFormRegisterReturn;
  label: string;
  className?: string | undefined;
}

/** A checkbox that is a switch; the input itself takes the click. */
export function Switch({ field, label, className }: SwitchProps) {
  const { rootId } = useComposer();
  return (
    <label className={["rc-switch", className].filter(Boolean).join(" ")}>
      <input {...field} form={rootId} type="checkbox" role="switch" className="rc-switch-input" />
      <span>{label}</span>
    </label>
  );
}
