import { useRef, type ClipboardEvent, type KeyboardEvent } from "react";
import { useWatch } from "react-hook-form";
import { addRecipients, addressKey, parseRecipients } from "../domain/recipients.js";
import { useComposer } from "./composerContext.js";
import { isComposing, useAddressCombobox } from "./useAddressCombobox.js";

/** The Cc or the Bcc field: its chips, what is being typed, and what the keys do. */
export function useRecipientField(name: "cc" | "bcc") {
  const { form, strings, announce } = useComposer();
  const { control, getValues, setValue, clearErrors, formState } = form;
  const textName = `${name}Text` as const;
  const addresses = useWatch({ control, name });
  const typed = useWatch({ control, name: textName });
  const inputRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLUListElement>(null);
  const label = strings[name];

  const setAddresses = (next: string[]) => {
    setValue(name, next, { shouldDirty: true, shouldValidate: formState.isSubmitted });
    if (!formState.isSubmitted) clearErrors(name);
  };
  const add = (text: string) => {
    const { next, added, merged } = addRecipients(name, getValues(), text);
    if (added.length > 0) {
      setAddresses(next);
      announce(strings.recipientsAdded(added.length, label));
    }
    if (merged.length > 0) announce(strings.recipientsMerged(merged));
  };
  const commit = () => {
    const text = getValues(textName);
    if (text.trim() === "") return;
    setValue(textName, "");
    add(text);
  };
  const remove = (index: number) => {
    const address = addresses[index];
    if (address === undefined) return;
    setAddresses(addresses.toSpliced(index, 1));
    announce(strings.recipientRemoved(address, label));
    focusChip(Math.min(index, addresses.length - 2));
  };
  /** The chip's button; past either end the input. */
  const focusChip = (index: number) => {
    // After React has rendered the list without the removed chip.
    queueMicrotask(() => {
      const buttons = listRef.current?.querySelectorAll("button") ?? [];
      (buttons[index] ?? inputRef.current)?.focus();
    });
  };

  const isTaken = (email: string | undefined) => {
    const { customer, cc, bcc } = getValues();
    const taken = [customer.email ?? "", ...cc, ...bcc].map(addressKey);
    return email === undefined || taken.includes(addressKey(email));
  };
  const combobox = useAddressCombobox({
    typed,
    value: typed,
    onType: (text) => setValue(textName, text, { shouldDirty: true }),
    onChoose: ({ email }) => {
      setValue(textName, "");
      if (email !== undefined) add(email);
    },
    onCommit: commit,
    exclude: ({ email }) => isTaken(email),
  });

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    // A comma may also stand in a name ("Lee, Ann <…>"): it ends only what holds an address.
    const endsEntry = event.key === "," || event.key === ";";
    if (endsEntry && parseRecipients(typed).recipients.length > 0) {
      event.preventDefault();
      commit();
    }
    const { selectionStart, selectionEnd } = event.currentTarget;
    const isAtStart = selectionStart === 0 && selectionEnd === 0;
    const isBack = event.key === "Backspace" || event.key === keyTowardsStart(event.currentTarget);
    if (isBack && isAtStart && addresses.length > 0) {
      event.preventDefault();
      focusChip(addresses.length - 1);
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    // Read before the input drops the line breaks of a pasted column.
    const pasted = event.clipboardData.getData("text/plain");
    const { recipients } = parseRecipients(pasted);
    const isList = recipients.length > 1 || /[\n\t]/.test(pasted.trim());
    if (recipients.length === 0 || (typed !== "" && !isList)) return;
    event.preventDefault();
    add(pasted);
  };
  const onChipKeyDown = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const back = keyTowardsStart(event.currentTarget);
    const forward = back === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const moves: Record<string, number> = {
      [back]: Math.max(index - 1, 0),
      [forward]: index + 1,
      Home: 0,
      End: addresses.length,
    };
    const target = moves[event.key];
    if (event.key === "Backspace" || event.key === "Delete") remove(index);
    else if (target !== undefined) focusChip(target);
    else return;
    event.preventDefault();
  };

  return {
    label,
    addresses,
    combobox,
    inputRef,
    listRef,
    remove,
    onKeyDown,
    onPaste,
    onChipKeyDown,
  };
}

function keyTowardsStart(element: Element): "ArrowLeft" | "ArrowRight" {
  return getComputedStyle(element).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
}
