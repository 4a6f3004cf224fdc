import { useWatch } from "react-hook-form";
import { addressKey, isEmailAddress, isSameAddress } from "../../domain/recipients/recipients.js";
import {
  addRecipients,
  otherField,
  restoreRecipients,
  type AddedRecipients,
  type CopyField,
} from "../../domain/recipients/recipientFields.js";
import { unusualAmong } from "../../domain/strangers.js";
import { joined } from "../context/announcements.js";
import { useComposer } from "../context/composerContext.js";
import { whenReadable } from "./recipientReader.js";
import { useNotice, type Notice } from "../context/useNotice.js";

/** The addresses of Cc or Bcc, and what can be done to them. */
export function useRecipientList(name: CopyField) {
  const { form, strings, announce, options } = useComposer();
  const { control, getValues, setValue, clearErrors, formState } = form;
  const { ownEmails = [], [name]: given = [] } = options.conversation;
  // Exact: by default "ccText" counts as a part of "cc", and each keystroke would render every chip.
  const addresses = useWatch({ control, name, exact: true });
  const [notice, setNotice] = useNotice();
  const label = strings[name];
  /** Notices with `undo` stack: Undo brings the notice before it back. */
  const say = (text: string, undo?: () => void) => {
    announce(text);
    setNotice((before) => {
      const goBack = () => {
        setNotice(before?.undo && before);
        undo?.();
      };
      return undo ? { text, undo: goBack } : { text };
    });
  };

  const isOwn = (address: string) => ownEmails.some((own) => isSameAddress(own, address));
  /** Stops Send. The mailbox's own address may have come from the host. */
  const isWrong = (address: string) => !isEmailAddress(address) || isOwn(address);
  const set = (field: CopyField, next: string[]) => {
    setValue(field, next, { shouldDirty: true, shouldValidate: formState.isSubmitted });
    if (!formState.isSubmitted) clearErrors(field);
  };
  const report = ({ next, added, merged, refused }: AddedRecipients) => {
    set(name, next);
    setNotice(undefined);
    const wrongOnes = added.filter(isWrong);
    const right = added.length - wrongOnes.length;
    if (right > 0) announce(strings.recipientsAdded(right, label));
    if (wrongOnes.length > 0) announce(strings.invalidRecipients(wrongOnes));
    const words = joined([
      merged.length > 0 && strings.recipientsMerged(merged),
      refused.length > 0 && strings.recipientsRefused(refused),
    ]);
    if (words) say(words);
  };
  const restore = (field: CopyField, before: readonly string[]) => {
    const next = restoreRecipients(field, getValues(), before);
    const back = next.length - getValues(field).length;
    set(field, next);
    announce(strings.recipientsRestored(back, strings[field]));
  };
  const sayRemoved = (gone: readonly string[], before: readonly string[]) =>
    say(strings.recipientsRemoved(gone, label), () => restore(name, before));
  const drop = (field: CopyField, gone: readonly string[]) => {
    const leaving = new Set(gone);
    set(
      field,
      getValues(field).filter((address) => !leaving.has(address)),
    );
  };
  const moveFrom = (from: CopyField, moving: readonly string[]) => {
    const to = otherField(from);
    const before = getValues(from);
    drop(from, moving);
    set(to, [...getValues(to), ...before.filter((address) => moving.includes(address))]);
    say(strings.recipientsMoved(moving, strings[to]), () => {
      drop(to, moving);
      restore(from, before);
    });
  };

  const wrong = addresses.filter(isWrong);
  const leftOut = given.filter(isOwn);
  const leftOutNotice: Notice | undefined =
    leftOut.length > 0 ? { text: strings.recipientsRefused(leftOut) } : undefined;

  return {
    name,
    label,
    addresses,
    wrong,
    /** The server may refuse them. */
    unusual: unusualAmong(addresses, options.conversation),
    notice: notice ?? leftOutNotice,
    /** Adds what a text names. `onRead` is called right before. */
    add: (text: string, onRead?: () => void) => {
      if (text.trim() === "") return;
      whenReadable(text, () => {
        onRead?.();
        report(addRecipients(name, getValues(), text, { own: ownEmails }));
      });
    },
    /** Edits one; an empty text removes it. */
    replace: (address: string, text: string) => {
      if (text.trim() === address) return;
      const before = getValues(name);
      whenReadable(text, () =>
        report(addRecipients(name, getValues(), text, { own: ownEmails, replacing: address })),
      );
      if (text.trim() === "") sayRemoved([address], before);
    },
    remove: (gone: readonly string[]) => {
      const before = getValues(name);
      drop(name, gone);
      sayRemoved(gone, before);
    },
    move: (moving: readonly string[]) => moveFrom(name, moving),
    /** Moves addresses here that were dragged from the other field. */
    take: (moving: readonly string[]) => moveFrom(otherField(name), moving),
    /** Keys of addresses that need no suggestion: all recipients, and the mailbox itself. */
    takenKeys: () => {
      const { customer, cc, bcc } = getValues();
      return new Set([customer.email ?? "", ...cc, ...bcc, ...ownEmails].map(addressKey));
    },
  };
}

export type RecipientList = ReturnType<typeof useRecipientList>;
