import type { Body } from "../domain/text/body.js";
import { htmlReader } from "../domain/text/htmlReader.js";
import type { ReplyValues } from "../domain/fields.js";
import { isSame } from "../domain/isSame.js";
import type { DraftContent } from "./record/draft.js";

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
  text: () => Body;
  /** Its editor makes something else of the text that it was given: nobody has changed it. */
  isReading: () => boolean;
  /** Whether a text that is gone was sent. */
  isSent: (text: Body) => boolean;
}

/** Hears what becomes of the text, change by change. */
export interface TextWatch {
  /** By the agent or the host. */
  changed: (form: DraftForm) => void;
  /** It is another reply's, or was there already. */
  reset: (form: DraftForm) => void;
}

/** What of a text was not sent; until HTML can be read, all of one that was written on. */
export function unsentPart(sent: Body, now: Body): Body {
  return htmlReader.now()?.unsentPart(sent, now) ?? now;
}

/** The form that shows a reply, and what it holds; that outlives it. */
export function createShownForm(watch?: TextWatch) {
  let form: DraftForm | undefined;
  let latest: FormContent | undefined;
  /** The form's values are newer than `latest`. */
  let isChanged = false;
  let isWriting = false;
  /** What each form held when it let go: a host may hide one and keep it while another goes on. */
  const left = new WeakMap<DraftForm, FormContent | undefined>();
  const write = (content: DraftContent | undefined, takesTyped?: boolean) => {
    if (!form) return;
    isWriting = true;
    form.write(content, takesTyped);
    isWriting = false;
    watch?.reset(form);
  };
  /** What is held now, read only when it is asked for: not on every keystroke. */
  const read = (): FormContent | undefined => {
    if (form && isChanged) latest = form.read();
    isChanged = false;
    return latest;
  };
  /** The same even if the form has not said that it changed. */
  const readAnyway = (): FormContent | undefined => {
    isChanged = true;
    return read();
  };
  /** Nothing where that is nothing of the agent's. */
  const own = () => {
    const content = read();
    return content?.isUntouched ? undefined : content;
  };
  /** `isFollowed`: another tab edits it. */
  const show = (content: DraftContent | undefined, isFollowed = false) => {
    isChanged = false;
    latest = content && { ...content, isUntouched: false };
    write(content, !isFollowed);
  };
  return {
    /** True where the form holds something that is new to the draft. */
    bind(next: DraftForm): boolean {
      form = next;
      watch?.reset(form);
      const { isUntouched, values } = form.read();
      const held = own();
      // A new form may have begun before the one before it let go, with older values.
      const isBehind = left.has(form)
        ? left.get(form) !== latest
        : held && !isSame(held.values, values);
      if (isBehind) write(held);
      isChanged = !isBehind && !latest && !isUntouched;
      return isChanged;
    },
    unbind() {
      const content = read();
      if (form) left.set(form, content);
      form = undefined;
    },
    isBound: () => form !== undefined,
    /** False where the change was our own. */
    change(): boolean {
      if (!form) return false;
      // What the form makes of what it is given is what it holds.
      isChanged = true;
      const isOwn = isWriting || form.isReading();
      if (isOwn) watch?.reset(form);
      else watch?.changed(form);
      return !isOwn;
    },
    read,
    readAnyway,
    values: () => own()?.values,
    /** Whether the form has nothing else by now. */
    holds: (other: Pick<DraftContent, "values"> | undefined) =>
      isSame(other?.values, readAnyway()?.values),
    /** A mounted form empties itself; without one, what was sent goes here, and what was written on stays. */
    sent(values: ReplyValues) {
      if (form || !latest || !isSame({ ...latest.values, text: values.text }, values)) return;
      const text = unsentPart(values.text, latest.values.text);
      const isAll = isSame(latest.values, values) || !text.value;
      show(isAll ? undefined : { ...latest, values: { ...values, text } });
    },
    show,
  };
}
