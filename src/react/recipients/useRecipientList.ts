import { useWatch } from "react-hook-form";
import { addressKey, isEmailAddress } from "../../domain/recipients/recipients.js";
import {
  addRecipients,
  moveRecipients,
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

/** Who is in the Cc or the Bcc field, and all that can be done to the list. */
export function useRecipientList(name: CopyField) {
  const { form, strings, announce, options } = useComposer();
  const { control, getValues, setValue, clearErrors, formState } = form;
  const { ownEmails = [], [name]: given = [] } = options.conversation;
  // Exact: by default "ccText" counts as a part of "cc", and each keystroke would render every chip.
  const addresses = useWatch({ control, name, exact: true });
  // Beside the field, where it is read aloud too: said to the announcer it would be read twice.
  const [notice, setNotice] = useNotice();
  const label = strings[name];
  /** With `undo`: several of them, one after the other, are taken back one after the other. */
  const say = (text: string, undo?: () => void) =>
    setNotice((before) => {
      const goBack = () => {
        setNotice(before?.undo && before);
        undo?.();
      };
      return undo ? { text, undo: goBack } : { text };
    });

  /** Chips that stop Send; the mailbox's own address may have come from the host. */
  const isWrong = (address: string) =>
    !isEmailAddress(address) || ownEmails.some((own) => addressKey(own) === addressKey(address));
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
  const moveFrom = (from: CopyField, moving: readonly string[]) => {
    const to = otherField(from);
    const before = getValues(from);
    const next = moveRecipients(from, getValues(), moving);
    set("cc", next.cc);
    set("bcc", next.bcc);
    say(strings.recipientsMoved(moving, strings[to]), () => {
      const leaving = new Set(moving);
      set(
        to,
        getValues(to).filter((address) => !leaving.has(address)),
      );
      restore(from, before);
    });
  };

  const wrong = addresses.filter(isWrong);
  const leftOut = given.filter((address) =>
    ownEmails.map(addressKey).includes(addressKey(address)),
  );
  const leftOutNotice: Notice | undefined =
    leftOut.length > 0 ? { text: strings.recipientsRefused(leftOut) } : undefined;

  return {
    name,
    label,
    addresses,
    wrong,
    /** Those of which only the server knows. */
    unusual: unusualAmong(addresses, options.conversation),
    notice: notice ?? leftOutNotice,
    /** Nothing happens for a text that names nobody. `onRead`: it is about to be in the list. */
    add: (text: string, onRead?: () => void) => {
      if (text.trim() === "") return;
      whenReadable(text, () => {
        onRead?.();
        report(addRecipients(name, getValues(), text, { own: ownEmails }));
      });
    },
    /** An empty text removes. */
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
      const leaving = new Set(gone);
      set(
        name,
        before.filter((address) => !leaving.has(address)),
      );
      sayRemoved(gone, before);
    },
    move: (moving: readonly string[]) => moveFrom(name, moving),
    /** What the other field lets go of, by drag. */
    take: (moving: readonly string[]) => moveFrom(otherField(name), moving),
    /** Of everybody who gets this reply, or never does. */
    takenKeys: () => {
      const { customer, cc, bcc } = getValues();
      return new Set([customer.email ?? "", ...cc, ...bcc, ...ownEmails].map(addressKey));
    },
  };
}

export type RecipientList = ReturnType<typeof useRecipientList>;
