import { useEffect, type RefObject } from "react";
import type { UseFormReturn } from "react-hook-form";
import { valueNames, type ReplyValues } from "../domain/reply.js";
import type { Session } from "../sending/session.js";
import { initialValues } from "./initialValues.js";
import type { ReplyComposerOptions } from "./options.js";

/** Empties the form once the server said 201, except for what was changed during the send. */
export function useClearWhenSent(
  form: UseFormReturn<ReplyValues>,
  { sending }: Session,
  latest: RefObject<ReplyComposerOptions>,
): void {
  const { getValues, reset, setFocus } = form;
  // An effect, since the outcome comes from outside React, perhaps for another composer's press.
  useEffect(() => {
    let cleared = sending.getSnapshot();
    return sending.subscribe(() => {
      const state = sending.getSnapshot();
      if (state.status !== "sent" || state === cleared) return;
      cleared = state;
      const { conversation, defaultStatus } = latest.current;
      const empty = initialValues({ conversation, ...(defaultStatus ? { defaultStatus } : {}) });
      const now = getValues();
      reset({ ...empty, ...changedSince(state.attempt.values, now) });
      // The focus was on Send, or nowhere: the agent goes on writing.
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) setFocus("text.value");
    });
  }, [sending, latest, getValues, reset, setFocus]);
}

/** What the agent or the host changed since the press; it was not sent, so it stays. */
function changedSince(sent: ReplyValues, now: ReplyValues): Partial<ReplyValues> {
  const changed = valueNames.filter(
    (name) => JSON.stringify(now[name]) !== JSON.stringify(sent[name]),
  );
  return Object.fromEntries(changed.map((name) => [name, now[name]]));
}
