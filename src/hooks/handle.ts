import type { RefObject } from "react";
import type { UseFormReturn } from "react-hook-form";
import { bodyToPlain } from "../domain/body.js";
import { valueNames, type ReplyValues } from "../domain/reply.js";
import type { DraftStore } from "../drafts/draftStore.js";
import type { Session } from "../sending/session.js";
import { patched } from "./initialValues.js";
import { insertText } from "./insertText.js";
import type { ComposerHandle } from "./options.js";

interface HandleContext {
  form: UseFormReturn<ReplyValues>;
  session: Session;
  draft: DraftStore;
  textRef: RefObject<HTMLTextAreaElement | null>;
  /** What the form held before anybody touched it. */
  pristineRef: RefObject<ReplyValues>;
  submit: () => void;
}

/** What a host's `ref` can do. */
export function createHandle(context: HandleContext): ComposerHandle {
  const { form, session, draft, textRef, pristineRef, submit } = context;
  const isTouched = (name: keyof ReplyValues) =>
    JSON.stringify(form.getValues(name)) !== JSON.stringify(pristineRef.current[name]);
  return {
    focus: (part = "text") => form.setFocus(part === "text" ? "text.value" : part),
    insert(body, at = "cursor") {
      const text = bodyToPlain(body);
      draft.snapshot("insert");
      if (textRef.current) insertText(textRef.current, text, at);
      // Hosts with markup of their own have no textarea of ours.
      else form.setValue("text.value", form.getValues("text.value") + text, { shouldDirty: true });
    },
    set(patch, { onlyUntouched = false } = {}) {
      const values = patched(patch);
      for (const name of valueNames) {
        const value = values[name];
        if (value === undefined || (onlyUntouched && isTouched(name))) continue;
        form.setValue(name, value, { shouldDirty: true });
      }
    },
    addFiles: (files) => session.attachments.add(files),
    submit: () => submit(),
  };
}
