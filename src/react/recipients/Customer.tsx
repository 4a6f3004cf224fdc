import { useId } from "react";
import { labelOf } from "../../domain/reply.js";
import { useComposer } from "../context/composerContext.js";
import { classNames } from "../ui/classNames.js";
import { described, Field } from "../ui/Field.js";
import { notForPasswords } from "../ui/notForPasswords.js";
import { Suggestions } from "./suggestions/Suggestions.js";
import { useCustomerField } from "./useCustomerField.js";

/**
 * The customer who is answered, as text; another one is found by name or address. `data-other` where it
 * is not the conversation's.
 */
export function Customer({ className }: { className?: string | undefined }) {
  const { strings, rootId } = useComposer();
  const { use, customer, combobox, drop, isText, isOther, isReadOnly, ...about } =
    useCustomerField();
  const { problem, hint, back } = about;
  const { name, email } = customer;
  const warning = problem === undefined ? about.warning : undefined;
  const id = useId();
  const textId = `${id}-text`;
  return (
    <Field
      id={id}
      label={strings.to}
      problem={problem}
      hint={hint}
      warning={warning}
      keep={[name ?? labelOf(customer)]}
      action={
        back && (
          <button
            type="button"
            className="rc-link"
            onClick={() => {
              back.act();
              use.end();
            }}
          >
            {back.label}
          </button>
        )
      }
      className={classNames("rc-to", className)}
      {...use.field}
      {...drop?.target}
      data-drop={drop?.isOver || undefined}
      data-other={isOther || undefined}
    >
      {isText ? (
        <>
          <span id={textId} className="rc-customer" translate="no">
            {name && <bdi>{name}</bdi>}
            {/* In neither: it stands between them in both directions. */}
            {name && email && <span> </span>}
            {(email || !name) && <bdi>{name ? `<${email}>` : labelOf(customer)}</bdi>}
          </span>
          {!isReadOnly && (
            <button
              ref={use.buttonRef}
              id={id}
              type="button"
              className="rc-link"
              aria-label={strings.changeCustomer}
              aria-describedby={textId}
              onClick={use.focus}
            >
              {strings.change}
            </button>
          )}
        </>
      ) : (
        <>
          <input
            {...combobox.inputProps}
            ref={use.inputRef}
            id={id}
            form={rootId}
            aria-label={strings.customer}
            {...described({ id, problem, hint, warning })}
            className="rc-input"
            translate="no"
            placeholder={strings.customerPlaceholder}
            dir="auto"
            spellCheck={false}
            onFocus={(event) => {
              use.begin();
              combobox.inputProps.onFocus(event);
              event.currentTarget.select();
            }}
            {...notForPasswords}
          />
          <Suggestions combobox={combobox} label={strings.customer} />
        </>
      )}
    </Field>
  );
}
