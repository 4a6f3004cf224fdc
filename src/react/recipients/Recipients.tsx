import { useId, useRef } from "react";
import { useWatch } from "react-hook-form";
import { createChunk } from "../../async/chunk.js";
import type { CopyField } from "../../domain/recipients/recipientFields.js";
import { useComposer } from "../context/composerContext.js";
import { useSaid } from "../context/useSaid.js";
import { useFieldProblem } from "../context/useFieldProblem.js";
import { copyNear } from "../dom/place.js";
import { useLoaded } from "../dom/useLoaded.js";
import { answerMenuKey } from "../dom/useMenu.js";
import { classNames } from "../ui/classNames.js";
import { Field } from "../ui/Field.js";
import { Undo } from "../ui/Undo.js";
import { Words } from "../ui/Words.js";
import { Chips } from "./Chips.js";
import { RecipientInput } from "./RecipientInput.js";
import { useChipDrag } from "./useChipDrag.js";
import { useChipKeys } from "./useChipKeys.js";
import { useChips } from "./useChips.js";
import { useCopyWarning } from "./useCopyWarning.js";
import { useInUse } from "./useInUse.js";
import { useOneLine } from "./useOneLine.js";
import { useRecipientList } from "./useRecipientList.js";

const chipMenu = /* @__PURE__ */ createChunk(() => import("./ChipMenu.js"));

interface RecipientsProps {
  name: CopyField;
  className?: string | undefined;
}

/** From this many addresses on there is a button that removes all. */
const many = 4;

/**
 * One field for copies: a button while it is empty and not in use. `data-folded` while its addresses
 * take one line, `data-drop` while addresses are dragged over it.
 */
function Recipients({ name, className }: RecipientsProps) {
  const context = useComposer();
  const { form, strings } = context;
  const list = useRecipientList(name);
  const { label, addresses, wrong, notice } = list;
  const textName = `${name}Text` as const;
  // Not the text itself: a keystroke would render every chip.
  const hasText = useWatch({ control: form.control, name: textName, compute: Boolean });
  const listRef = useRef<HTMLUListElement>(null);
  const use = useInUse(name);
  const { inputRef, isInUse } = use;
  const chips = useChips(list, listRef, inputRef);
  const menu = useLoaded(chipMenu, addresses.length > 0);
  const keys = useChipKeys(list, chips, use.focus);
  const drag = useChipDrag(list, chips);
  const warning = useCopyWarning(addresses);
  useSaid(warning, warning);
  const isFolded = !isInUse && addresses.length > 0;
  const hidden = useOneLine(listRef, isFolded, addresses.length);
  const wrongNow = wrong.length > 0 ? strings.invalidRecipients(wrong) : undefined;
  const problem = useFieldProblem(name) ?? wrongNow;
  const id = useId();
  const helpId = `${id}-help`;

  const isEmpty = addresses.length === 0 && !hasText && !problem && !notice;
  if (isEmpty && !isInUse) {
    return (
      <button
        {...drag.target}
        ref={use.buttonRef}
        type="button"
        className={classNames("rc-ask", className)}
        data-drop={drag.isOver || undefined}
        onClick={use.focus}
      >
        {label}
      </button>
    );
  }
  return (
    <Field
      id={id}
      label={label}
      problem={problem}
      hint={notice?.text}
      warning={warning}
      keep={wrong}
      action={
        notice?.undo && (
          <Undo
            act={() => {
              notice.undo?.();
              use.focus();
            }}
          />
        )
      }
      className={className}
      {...use.field}
      {...drag.target}
      data-folded={isFolded || undefined}
      data-drop={drag.isOver || undefined}
    >
      <div
        role="presentation"
        className="rc-chip-box"
        onFocus={use.begin}
        onMouseUp={(event) => {
          if (event.target === event.currentTarget) use.focus();
        }}
      >
        <Chips
          {...keys}
          {...drag.source}
          list={list}
          chips={chips}
          listRef={listRef}
          isFolded={isFolded}
          id={id}
        />
        {hidden > 0 && (
          <button type="button" className="rc-link" dir="auto" tabIndex={-1} onClick={use.focus}>
            <Words>{strings.recipientsMore(hidden)}</Words>
          </button>
        )}
        <RecipientInput
          list={list}
          chips={chips}
          inputRef={inputRef}
          onEscape={isEmpty ? use.end : undefined}
          about={{
            id,
            problem,
            // One that can be undone comes as the focus moves: it would be read twice.
            hint: notice?.undo ? undefined : notice?.text,
            warning,
            also: addresses.length > 0 && !warning && !notice ? helpId : undefined,
          }}
        />
      </div>
      {addresses.length >= many && (
        <button
          type="button"
          className="rc-link rc-clear"
          aria-label={strings.clearRecipientsOf(label)}
          onClick={() => {
            list.remove(addresses);
            use.focus();
          }}
        >
          {strings.clearRecipients}
        </button>
      )}
      {chips.menu && menu && (
        <menu.ChipMenu menu={chips.menu} {...{ list, chips, context, copyNear, answerMenuKey }} />
      )}
      <span id={helpId} hidden>
        <Words>{strings.recipientsHelp(addresses.length)}</Words>
      </span>
    </Field>
  );
}

/** Copies that everybody sees. */
export function Cc({ className }: Omit<RecipientsProps, "name">) {
  return <Recipients className={className} name="cc" />;
}

/** Copies that nobody else sees. */
export function Bcc({ className }: Omit<RecipientsProps, "name">) {
  return <Recipients className={className} name="bcc" />;
}
