import { useId } from "react";
import { useController } from "react-hook-form";
import { initialsOf } from "../domain/matches.js";
import { useComposer } from "../hooks/composerContext.js";
import { labelOf, useCustomerField } from "../hooks/useCustomerField.js";
import { useFieldProblem } from "../hooks/useFieldProblem.js";
import { described, Field } from "./Field.js";
import { Suggestions } from "./Suggestions.js";

/** Who is answered: shown, and changeable by search or by address. */
export function Customer({ className }: { className?: string | undefined }) {
  const { form, strings, rootId } = useComposer();
  const { customer, combobox, notice, warning, isReadOnly, inputRef } = useCustomerField();
  const { field } = useController({ control: form.control, name: "customer" });
  const problem = useFieldProblem("customer");
  const id = useId();
  // What is wrong comes alone: where it would go is no question then.
  const about = { id, problem, ...(!problem && { hint: notice?.text, warning }) };
  return (
    <Field
      {...about}
      keep={[customer.name ?? labelOf(customer)]}
      isLive
      label={strings.customer}
      className={className}
    >
      <span className="rc-initials" translate="no" aria-hidden="true">
        {initialsOf(customer)}
      </span>
      <input
        {...combobox.inputProps}
        ref={(element) => {
          inputRef.current = element;
          field.ref(element);
        }}
        id={id}
        form={rootId}
        aria-label={strings.customer}
        {...described(about)}
        className="rc-input"
        translate="no"
        placeholder={strings.customerPlaceholder}
        readOnly={isReadOnly}
        dir="auto"
        spellCheck={false}
        onFocus={(event) => {
          combobox.inputProps.onFocus(event);
          event.currentTarget.select();
        }}
        data-1p-ignore=""
      />
      <Suggestions combobox={combobox} label={strings.customer} />
    </Field>
  );
}
