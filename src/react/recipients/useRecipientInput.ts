import type { ClipboardEvent, KeyboardEvent, RefObject } from "react";
import { useWatch } from "react-hook-form";
import { isRecipient, parseRecipients } from "../../domain/recipients/parseRecipients.js";
import { addressKey, listSeparator } from "../../domain/recipients/recipients.js";
import { useComposer } from "../context/composerContext.js";
import { keyTowardsStart } from "../dom/direction.js";
import { shortcutLetter } from "../dom/shortcutLetter.js";
import { isComposing } from "../dom/isComposing.js";
import { useAddressCombobox } from "./suggestions/useAddressCombobox.js";
import type { Chips } from "./useChips.js";
import { meansFiles } from "../../attachments/meansFiles.js";
import type { RecipientList } from "./useRecipientList.js";

/** What is typed into a field for copies. */
export function useRecipientInput(
  list: RecipientList,
  chips: Chips,
  inputRef: RefObject<HTMLInputElement | null>,
  onEscape: (() => void) | undefined,
) {
  const { form, strings, announce } = useComposer();
  const { control, getValues, setValue } = form;
  const { addresses } = list;
  const textName = `${list.name}Text` as const;
  const typed = useWatch({ control, name: textName });

  const commit = () => {
    const text = getValues(textName);
    list.add(text, () => {
      // Text that was typed while the reader loaded stays.
      if (getValues(textName) === text) setValue(textName, "");
    });
  };
  // Made once a render, and only for suggestions: of five hundred chips it is slow.
  let taken: ReadonlySet<string> | undefined;
  const isTaken = (email: string) => (taken ??= list.takenKeys()).has(addressKey(email));
  const combobox = useAddressCombobox({
    inputRef,
    typed,
    value: typed,
    onType: (text, isHalf) => {
      setValue(textName, text, { shouldDirty: true });
      // By the text, since input methods and touch keyboards report no key. A comma may also stand in
      // a name ("Lee, Ann <…>"): it commits only where an address stands before it.
      const { current: input } = inputRef;
      const end = input?.selectionStart ?? text.length;
      const written = text.slice(0, end);
      if (isHalf || !listSeparator.test(written.slice(-1))) return;
      if (!parseRecipients(written).some(isRecipient)) return;
      const rest = text.slice(end);
      if (input && rest !== "") {
        // Set before React does it, which would put the caret at the end.
        input.value = rest;
        input.setSelectionRange(0, 0);
      }
      setValue(textName, rest);
      list.add(written);
    },
    onChoose: ({ email }) => {
      setValue(textName, "");
      if (email !== undefined) list.add(email);
    },
    onCommit: commit,
    onEscape,
    exclude: ({ email }) => email === undefined || isTaken(email),
  });

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event) || event.altKey) return;
    const { key, currentTarget } = event;
    if (event.ctrlKey || event.metaKey) {
      if (typed !== "" || event.shiftKey) return;
      const letter = shortcutLetter(event);
      if (letter === "a" && addresses.length > 0) {
        chips.focus(addresses.length - 1);
        chips.selectAll();
        announce(strings.recipientsSelected(addresses.length));
        event.preventDefault();
      } else if (letter === "z" && list.notice?.undo) {
        list.notice.undo();
        event.preventDefault();
      }
      return;
    }
    const { selectionStart, selectionEnd } = currentTarget;
    if (selectionStart !== 0 || selectionEnd !== 0 || addresses.length === 0) return;
    const isBack = key === "Backspace" || key === keyTowardsStart(currentTarget);
    if (!isBack && !(key === "Home" && typed === "")) return;
    event.preventDefault();
    chips.focus(isBack ? addresses.length - 1 : 0);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (meansFiles(event.clipboardData)) return;
    // The input itself would drop the line breaks of a pasted column.
    const pasted = event.clipboardData.getData("text/plain");
    const people = parseRecipients(pasted).filter(isRecipient).length;
    const isList = people > 1 || /[\n\t]/.test(pasted.trim());
    if (!isList && (people === 0 || typed !== "")) return;
    event.preventDefault();
    list.add(pasted);
  };
  return { combobox, onKeyDown, onPaste };
}
