import { isSame } from "../domain/isSame.js";
import type { DraftContent } from "./draft.js";

/** `isUntouched`: there is nothing of the agent's in it. */
export type FormContent = DraftContent & { isUntouched: boolean };

/** A mounted form, as far as its draft is concerned. */
export interface DraftForm {
  read: () => FormContent;
  /**
   * `undefined` empties it. With `takesTyped` what was half-typed becomes chips and customer, else it
   * would be sent from a field that nobody looks at.
   */
  write: (content: DraftContent | undefined, takesTyped?: boolean) => void;
  /** What `read` says of the text alone, for every keystroke. */
  text: () => string;
  /** Whether a text that is gone was sent. */
  isSent: (text: string) => boolean;
}

/** Is told what becomes of the text, change by change. */
export interface TextWatch {
  /** By the agent or the host. */
  changed: (form: DraftForm) => void;
  /** It is another reply's, or was there already. */
  reset: (form: DraftForm) => void;
}

/** The forms that show one reply, and what they hold; that outlives them. */
export function createDraftForms(watch?: TextWatch) {
  const forms = new Set<DraftForm>();
  let latest: FormContent | undefined;
  /** Whose values are newer than `latest`. */
  let changed: DraftForm | undefined;
  let isShowing = false;
  const write = (content: DraftContent | undefined, from?: DraftForm, takesTyped = false) => {
    isShowing = true;
    for (const form of forms) if (form !== from) form.write(content, takesTyped);
    isShowing = false;
    for (const form of forms) watch?.reset(form);
  };
  /** What is held now, read only when it is asked for: not on every keystroke. */
  const read = (): FormContent | undefined => {
    const form = changed;
    changed = undefined;
    if (form) {
      latest = form.read();
      write(latest.isUntouched ? undefined : latest, form);
    }
    return latest;
  };
  const readAny = (): FormContent | undefined => {
    const [form] = forms;
    changed ??= form;
    return read();
  };
  return {
    add: (form: DraftForm) => {
      forms.add(form);
      watch?.reset(form);
    },
    remove: (form: DraftForm) => {
      if (changed === form) read();
      forms.delete(form);
    },
    count: () => forms.size,
    /** False where the change was our own. */
    change(form: DraftForm): boolean {
      if (isShowing) return false;
      changed = form;
      watch?.changed(form);
      // Two that show one reply must never hold two: one would be lost unseen.
      if (forms.size > 1) read();
      return true;
    },
    read,
    /** Reads a form even if none has said that it changed. */
    readAny,
    /** Whether the form has nothing else by now. */
    holds: (other: Pick<DraftContent, "values"> | undefined) =>
      isSame(other?.values, readAny()?.values),
    /** `isFollowed`: somebody types it elsewhere at this moment. */
    show(content: DraftContent | undefined, isFollowed = false) {
      changed = undefined;
      latest = content && { ...content, isUntouched: false };
      write(content, undefined, !isFollowed);
    },
    /** What somebody had half-typed elsewhere becomes chips and customer: it is edited here now. */
    takeTyped() {
      const content = readAny();
      if (!content) return;
      write(content, undefined, true);
      [changed] = forms;
    },
  };
}
