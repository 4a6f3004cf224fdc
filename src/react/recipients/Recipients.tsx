import { useEffect, useId, useRef } from "react";
import type { CopyField } from "../../domain/recipients/recipientFields.js";
import { useComposer } from "../context/composerContext.js";
import { useChipDrag } from "./useChipDrag.js";
import { useChipKeys } from "./useChipKeys.js";
import { useChips } from "./useChips.js";
import { useCopyWarning } from "./useCopyWarning.js";
import { useFieldProblem } from "../context/useFieldProblem.js";
import { useFocusInView } from "./useFocusInView.js";
import { useFold } from "./useFold.js";
import { useRecipientList } from "./useRecipientList.js";
import { ChipMenu } from "./ChipMenu.js";
import { Chips } from "./Chips.js";
import { Field } from "../ui/Field.js";
import { RecipientInput } from "./RecipientInput.js";
import { Undo } from "../ui/Undo.js";
import { Words } from "../ui/Words.js";

interface RecipientsProps {
  name: CopyField;
  className?: string | undefined;
}

/** From this many addresses on there is a button that removes all. */
const many = 4;

/**
 * One field for copies. `data-folded` while it shows its addresses in short, `data-drop` while
 * addresses are dragged over it.
 */
function Recipients({ name, className }: RecipientsProps) {
  const { strings, addressRefs, copyFields } = useComposer();
  const list = useRecipientList(name);
  const { label, addresses, wrong, notice } = list;
  const inputRef = addressRefs[name];
  const listRef = useRef<HTMLUListElement>(null);
  const focusInput = () => inputRef.current?.focus();
  const chips = useChips(list, listRef, inputRef);
  const keys = useChipKeys(list, chips, focusInput);
  const drag = useChipDrag(list, chips);
  const fold = useFold(addresses.length);
  const warning = useCopyWarning(addresses);
  useFocusInView(inputRef, addresses.length, fold.isFolded);
  const wrongNow = wrong.length > 0 ? strings.invalidRecipients(wrong) : undefined;
  const problem = useFieldProblem(name) ?? wrongNow;
  const id = useId();
  const helpId = `${id}-help`;

  // An effect, since the other field offers "Move to …" only where this one is rendered.
  useEffect(() => {
    copyFields.set(name, () => {});
    return () => {
      copyFields.delete(name);
    };
  }, [copyFields, name]);

  return (
    <Field
      id={id}
      label={label}
      problem={problem}
      isLive
      hint={notice?.text}
      warning={warning}
      keep={addresses}
      action={
        notice?.undo && (
          <Undo
            act={() => {
              notice.undo?.();
              focusInput();
            }}
          />
        )
      }
      className={className}
      ref={fold.ref}
      {...fold.handlers}
      {...drag.target}
      data-folded={fold.isFolded || undefined}
      data-drop={drag.isOver || undefined}
    >
      <div
        role="presentation"
        className="rc-chip-box"
        onFocus={fold.unfold}
        onMouseUp={(event) => {
          if (event.target === event.currentTarget) focusInput();
        }}
      >
        <Chips {...keys} {...drag.source} list={list} chips={chips} listRef={listRef} id={id} />
        {fold.isFolded && (
          // The list stays for those who do not see: this is the same in short.
          <span className="rc-folded" aria-hidden="true" onMouseUp={focusInput}>
            <span dir="auto">
              <bdi translate="no">{addresses.slice(0, 2).join(", ")}</bdi>
              <Words>{` ${strings.recipientsMore(addresses.length - 2)}`}</Words>
            </span>
          </span>
        )}
        <RecipientInput
          list={list}
          chips={chips}
          inputRef={inputRef}
          about={{
            id,
            problem,
            hint: notice?.text,
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
            focusInput();
          }}
        >
          {strings.clearRecipients}
        </button>
      )}
      {chips.menu && <ChipMenu list={list} chips={chips} menu={chips.menu} />}
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
