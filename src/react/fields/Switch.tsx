import { useComposer } from "../context/composerContext.js";
import { useNativeField } from "../context/useNativeField.js";
import { classNames } from "../ui/classNames.js";

interface SwitchProps {
  name: "draft" | "imported";
  className?: string | undefined;
}

/** A checkbox that is a switch; the input itself takes the click. */
export function Switch({ name, className }: SwitchProps) {
  const { form, rootId, strings } = useComposer();
  const { onChange, ...field } = useNativeField(name);
  return (
    <label className={classNames("rc-switch", className)}>
      <input
        {...field}
        onChange={(event) => {
          // A draft was sent to nobody, and so it is no history.
          if (event.target.checked) form.setValue(name === "draft" ? "imported" : "draft", false);
          void onChange(event);
        }}
        form={rootId}
        type="checkbox"
        role="switch"
        className="rc-switch-input"
      />
      <span>{strings[name]}</span>
    </label>
  );
}
