import { useId } from "react";
import { initialsOf } from "../../domain/text/matches.js";
import { useComposer } from "../context/composerContext.js";
import { labelOf } from "../../domain/reply.js";
import { useCustomerField } from "./useCustomerField.js";
import { useFieldProblem } from "../context/useFieldProblem.js";
import { described, Field } from "../ui/Field.js";
import { Suggestions } from "./suggestions/Suggestions.js";
import { notForPasswords } from "../ui/notForPasswords.js";

/** The customer who is answered; another one is found by name or address. */
export function Customer({ className }: { className?: string | undefined }) {
  const { strings, rootId } = useComposer();
  const { combobox, inputRef, shown, drop, isReadOnly, ...about } = useCustomerField();
  const problem = useFieldProblem("customer") ?? about.problem;
  const { hint, back, warning } = about;
  const id = useId();
  return (
    <Field
      id={id}
      label={strings.customer}
      problem={problem}
      hint={hint}
      warning={problem ? undefined : warning}
      keep={[shown.name ?? labelOf(shown)]}
      isLive
      action={
        back && (
          <button
            type="button"
            className="rc-link"
            onClick={() => {
              back.act();
              inputRef.current?.focus();
            }}
          >
            {back.label}
          </button>
        )
      }
      className={className}
      {...drop?.target}
      data-drop={drop?.isOver || undefined}
    >
      <span className="rc-initials" translate="no" aria-hidden="true">
        {initialsOf(shown)}
      </span>
      <input
        {...combobox.inputProps}
        ref={inputRef}
        id={id}
        form={rootId}
        aria-label={strings.customer}
        {...described({ id, problem, hint, warning })}
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
        {...notForPasswords}
      />
      <Suggestions combobox={combobox} label={strings.customer} />
    </Field>
  );
}
