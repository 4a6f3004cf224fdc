import { useId } from "react";
import { useController } from "react-hook-form";
import { isEmailAddress } from "../domain/recipients.js";
import { useComposer } from "../hooks/composerContext.js";
import { useFieldProblem } from "../hooks/useFieldProblem.js";
import { useRecipientField } from "../hooks/useRecipientField.js";
import { described, Field } from "./Field.js";
import { icons } from "./icons.js";
import { Suggestions } from "./Suggestions.js";

interface RecipientsProps {
  name: "cc" | "bcc";
  className?: string;
}

/** One address field. Chips carry `data-invalid` where their text is no address. */
function Recipients({ name, className }: RecipientsProps) {
  const { form, strings } = useComposer();
  const { label, addresses, combobox, inputRef, listRef, ...on } = useRecipientField(name);
  const { field } = useController({ control: form.control, name });
  const problem = useFieldProblem(name);
  const id = useId();
  const about = { id, problem };
  return (
    <Field {...about} label={label} className={className}>
      {/* Safari takes the role from a list without bullets. */}
      <ul role="list" className="rc-chips" aria-label={strings.recipientsOf(label)} ref={listRef}>
        {addresses.map((address, index) => (
          <li
            key={address}
            className="rc-chip"
            data-invalid={!isEmailAddress(address) || undefined}
            onKeyDown={(event) => on.onChipKeyDown(event, index)}
          >
            <bdi className="rc-chip-text" title={address}>
              {address}
            </bdi>
            <button
              type="button"
              className="rc-chip-remove"
              aria-label={strings.remove(address)}
              onClick={() => on.remove(index)}
            >
              {icons.remove}
            </button>
          </li>
        ))}
      </ul>
      <input
        {...combobox.getInputProps({
          ...combobox.handlers,
          onKeyDown: (event) => {
            on.onKeyDown(event);
            combobox.handlers.onKeyDown(event);
          },
          onPaste: on.onPaste,
          ref: (element: HTMLInputElement | null) => {
            inputRef.current = element;
            field.ref(element);
          },
          id,
          "aria-label": label,
          ...described(about),
          className: "rc-input rc-chip-input",
          spellCheck: false,
          inputMode: "email",
        })}
        data-1p-ignore=""
      />
      <Suggestions combobox={combobox} label={label} />
    </Field>
  );
}

/** Copies that everybody sees. */
export function Cc(props: Omit<RecipientsProps, "name">) {
  return <Recipients {...props} name="cc" />;
}

/** Copies that nobody else sees. */
export function Bcc(props: Omit<RecipientsProps, "name">) {
  return <Recipients {...props} name="bcc" />;
}
