import type { RefObject } from "react";
import { useComposer } from "../context/composerContext.js";
import type { Chips } from "./useChips.js";
import type { RecipientList } from "./useRecipientList.js";
import { useRecipientInput } from "./useRecipientInput.js";
import { described } from "../ui/Field.js";
import { Suggestions } from "./suggestions/Suggestions.js";
import { notForPasswords } from "../ui/notForPasswords.js";

interface RecipientInputProps {
  list: RecipientList;
  chips: Chips;
  inputRef: RefObject<HTMLInputElement | null>;
  onEscape: (() => void) | undefined;
  about: Parameters<typeof described>[0];
}

/** The input for the next address. A component of its own, so that a keystroke renders no chip. */
export function RecipientInput({ list, chips, inputRef, onEscape, about }: RecipientInputProps) {
  const { rootId } = useComposer();
  const { combobox, onKeyDown, onPaste } = useRecipientInput(list, chips, inputRef, onEscape);
  return (
    <>
      <input
        {...combobox.inputProps}
        onKeyDown={(event) => {
          onKeyDown(event);
          combobox.inputProps.onKeyDown(event);
        }}
        onPaste={onPaste}
        ref={inputRef}
        id={about.id}
        form={rootId}
        aria-label={list.label}
        {...described(about)}
        className="rc-input rc-chip-input"
        translate="no"
        spellCheck={false}
        inputMode="email"
        {...notForPasswords}
      />
      <Suggestions combobox={combobox} label={list.label} />
    </>
  );
}
