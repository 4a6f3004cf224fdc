import { useEffect, useRef, type RefObject } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { Body } from "../domain/body.js";
import { valueNames, type ReplyValues } from "../domain/reply.js";
import type { Session } from "../sending/session.js";
import { initialValues } from "./initialValues.js";
import type { ReplyComposerOptions } from "./options.js";

/** Empties the form once the server said 201, except for what was changed during the send. */
export function useClearWhenSent(
  { getValues, reset }: UseFormReturn<ReplyValues>,
  { sending }: Session,
  latest: RefObject<ReplyComposerOptions>,
  textRef: RefObject<HTMLTextAreaElement | null>,
): void {
  const cleared = useRef<string>(undefined);
  // An effect, since the outcome comes from outside React, perhaps for another composer's press.
  useEffect(() => {
    const clear = () => {
      const state = sending.getSnapshot();
      if (state.status !== "sent" || state.attempt.id === cleared.current) return;
      cleared.current = state.attempt.id;
      const { conversation, defaultStatus } = latest.current;
      const empty = initialValues({ conversation, ...(defaultStatus ? { defaultStatus } : {}) });
      reset({ ...empty, ...changedSince(state.attempt.values, getValues()) });
      // The agent goes on writing, unless the host took the focus elsewhere.
      const { activeElement } = document;
      if (textRef.current?.form?.contains(activeElement)) textRef.current.focus();
    };
    // It may have been sent before anybody listened.
    clear();
    return sending.subscribe(clear);
  }, [sending, latest, textRef, getValues, reset]);
}

/** What the agent or the host changed since the press; it was not sent, so it stays. */
function changedSince(sent: ReplyValues, now: ReplyValues): Partial<ReplyValues> {
  const changed = valueNames.filter(
    (name) => JSON.stringify(now[name]) !== JSON.stringify(sent[name]),
  );
  const kept: Partial<ReplyValues> = Object.fromEntries(changed.map((name) => [name, now[name]]));
  return kept.text ? { ...kept, text: unsentPart(sent.text, kept.text) } : kept;
}

/** Of a text that was inserted before or behind the one that was sent, only the inserted part. */
function unsentPart(sent: Body, now: Body): Body {
  if (now.value.startsWith(sent.value)) {
    return { ...now, value: now.value.slice(sent.value.length) };
  }
  if (now.value.endsWith(sent.value)) {
    return { ...now, value: now.value.slice(0, now.value.length - sent.value.length) };
  }
  return now;
}
