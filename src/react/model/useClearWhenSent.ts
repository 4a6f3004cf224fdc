import { useEffect, useRef, type RefObject } from "react";
import type { UseFormReturn } from "react-hook-form";
import { yieldToMain } from "../../async/yieldToMain.js";
import { unsentPart } from "../../drafts/shownForm.js";
import type { ReplyValues } from "../../domain/fields.js";
import { touched } from "../../domain/touched.js";
import type { Session } from "../../session/session.js";
import { because } from "../context/changeReason.js";
import type { ReplyText } from "../context/replyText.js";
import { emptyValues } from "../../session/initialValues.js";
import type { ReplyComposerOptions } from "../../options.js";
import { focusedNear, hasFocus, rootOf } from "../dom/place.js";

/** Empties the form once the server said 201, except for what was changed during the send. */
export function useClearWhenSent(
  form: UseFormReturn<ReplyValues>,
  { sender }: Session,
  latest: RefObject<ReplyComposerOptions>,
  replyText: ReplyText,
  pristineRef: RefObject<ReplyValues>,
): void {
  const cleared = useRef<string>(undefined);
  // An effect, since the outcome comes from outside React, perhaps for another composer's press.
  useEffect(() => {
    const clear = () => {
      const state = sender.getSnapshot();
      if (state.status !== "sent" || state.isLeft || state.attempt.id === cleared.current) return;
      cleared.current = state.attempt.id;
      const now = form.getValues();
      const next = { ...emptyValues(latest.current), ...changedSince(state.attempt.values, now) };
      pristineRef.current = next;
      // A reset renders every field twice. It is needed only after a press that found something wrong.
      because("sent", () => {
        if (form.formState.isSubmitted) form.reset(next);
        else for (const name of touched(now, next)) form.setValue(name, next[name]);
      });
      void goOnWriting(replyText);
    };
    // It may have been sent before anybody listened.
    clear();
    return sender.subscribe(clear);
  }, [form, sender, latest, replyText, pristineRef]);
}

/** A task later, once the outcome is shown: the browser lays out the page to move the focus. */
async function goOnWriting({ element, editor }: ReplyText): Promise<void> {
  const root = rootOf(element());
  if (!hasFocus(root)) return;
  const focused = focusedNear(root);
  await yieldToMain();
  // The host may have taken the focus elsewhere.
  if (hasFocus(root) && focusedNear(root) === focused) editor()?.focus();
}

/** What the agent or the host changed since the press; it was not sent, so it stays. */
function changedSince(sent: ReplyValues, now: ReplyValues): Partial<ReplyValues> {
  return Object.fromEntries(
    touched(sent, now).map((name) => [
      name,
      name === "text" || name === "quote" ? unsentPart(sent[name], now[name]) : now[name],
    ]),
  );
}
