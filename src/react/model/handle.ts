import type { RefObject } from "react";
import { createChunk } from "../../async/chunk.js";
import { appended, bodyToHtml, type Body } from "../../domain/text/body.js";
import { htmlReadable, htmlReader } from "../../domain/text/htmlReader.js";
import { fieldNames, type FieldName, type ReplyValues } from "../../domain/fields.js";
import { touched } from "../../domain/touched.js";
import { attachTransferred } from "../attachments/useDropZone.js";
import { because } from "../context/changeReason.js";
import { focusField, type ProblemFields } from "../context/focusFirst.js";
import { below } from "../editor/below.js";
import type { StreamContext } from "../editor/streaming.js";
import { patched } from "../../session/initialValues.js";
import type { ChangeReason, ComposerHandle } from "../../options.js";

const streaming = /* @__PURE__ */ createChunk(() => import("../editor/streaming.js"));

interface HandleContext extends ProblemFields, StreamContext {
  /** What the form held before the agent touched it. */
  pristineRef: RefObject<ReplyValues>;
  submit: () => void;
}

/** What a host's `ref` can do. */
export function createHandle(context: HandleContext): ComposerHandle {
  const { form, session, draft, replyText, pristineRef, submit } = context;
  /** Text that is half-typed in it counts. */
  const isTouched = (name: FieldName) => {
    const { current: pristine } = pristineRef;
    const before = { ...pristine, text: replyText.asShown(pristine.text) };
    return touched(before, form.getValues()).some((one) => one === name || one === `${name}Text`);
  };
  // HTML waits until its reader is loaded, and each later change waits for those before it.
  let queue: Promise<void> | undefined;
  const inOrder = (reason: ChangeReason, body: Body | undefined, change: () => void) => {
    const act = () => because(reason, change);
    const isReadable = body?.format !== "html" || replyText.takesHtml() || htmlReader.now();
    if (!queue && isReadable) return act();
    const mine = (queue ?? htmlReadable()).then(act).finally(() => {
      if (queue === mine) queue = undefined;
    });
    queue = mine;
  };
  const insert: ComposerHandle["insert"] = (body, at = "cursor") =>
    inOrder("insert", body, () => {
      // The focus leaves it, which would have it put into the midst of this.
      replyText.settle?.(true);
      draft.snapshot("insert");
      const editor = replyText.editor();
      if (editor) editor.insert(body, at);
      // Hosts with markup of their own have no editor of ours.
      else form.setValue("text", appended(form.getValues("text"), body), { shouldDirty: true });
    });
  return {
    insert,
    getSelection: () => replyText.editor()?.getSelection?.(),
    replaceSelection: (...given) =>
      streaming.load().then((part) => part.replaceSelection(context, because, insert, ...given)),
    focus: (part = "text") => focusField(context, part),
    quote(message) {
      // Now: what loads the rest may take the selection away.
      const selected = getSelection()?.toString();
      const { current: reply } = pristineRef;
      below.load().then(
        // Another reply may be shown by now.
        ({ addQuote }) =>
          pristineRef.current === reply &&
          because("insert", () => addQuote(context, bodyToHtml, message, selected)),
        () => context.announce(context.strings.optionsMissing),
      );
    },
    set(patch, { onlyUntouched = false } = {}) {
      inOrder("host", patch.text, () => {
        const values = patched(patch);
        for (const name of fieldNames) {
          const value = values[name];
          if (value === undefined || (onlyUntouched && isTouched(name))) continue;
          if (name === "text" && patch.text) replyText.set(patch.text);
          else form.setValue(name, value, { shouldDirty: true });
          // Else a half-typed address would be sent in place of the customer that the host gives.
          if (name === "customer") form.setValue("customerText", null);
        }
      });
    },
    addFiles(files) {
      if (Symbol.iterator in files) session.attachments.add(files);
      else attachTransferred(session.attachments, files);
    },
    submit: () => submit(),
  };
}
