import { useEffect, useMemo, type RefObject } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { DraftForm } from "../../drafts/shownForm.js";
import type { LocalDraft } from "../../drafts/localDraft.js";
import { fieldNames } from "../../domain/fields.js";
import { commitTyped, type ReplyValues } from "../../domain/reply.js";
import { isSame } from "../../domain/isSame.js";
import { touched } from "../../domain/touched.js";
import { mayHold, type Place } from "../../session/places.js";
import { draftOf, type Session } from "../../session/session.js";
import { addOwnThread } from "../../sending/threads.js";
import { callHost } from "../context/callHost.js";
import { because } from "../context/changeReason.js";
import type { ComposerContext } from "../context/composerContext.js";
import type { ReplyText } from "../context/replyText.js";
import { emptyValues } from "../../session/initialValues.js";
import type { ReplyComposerOptions } from "../../options.js";
import { focusedNear, isOf } from "../dom/place.js";
import { takeTyped } from "./takeTyped.js";
import { useBeforePaint } from "../dom/useLatest.js";

/** The local draft of a conversation, kept as the host's `drafts` option says. */
export function useLocalDraft(
  session: Session,
  options: ReplyComposerOptions,
  place: Place,
): LocalDraft {
  const { scope, storage, files } = options.drafts ?? {};
  return useMemo(
    () => draftOf(session, { scope, storage, files }, place),
    [session, scope, storage, files, place],
  );
}

interface Tied extends Pick<
  ComposerContext,
  "form" | "session" | "draft" | "replyText" | "earlyEditsRef"
> {
  latest: RefObject<ReplyComposerOptions>;
  /** What the form holds that nobody has touched. */
  start: () => ReplyValues;
  place: Place;
}

/** Ties the form to its local draft: stores what is typed, and restores what was stored. */
export function useDraft(tied: Tied): void {
  const { form, session, draft, latest, start, replyText, earlyEditsRef, place } = tied;
  const bound = useMemo(
    () => draftForm(form, session, latest, start, replyText),
    [form, session, latest, start, replyText],
  );
  const { sender } = session;
  useBeforePaint(() => {
    if (!mayHold(session.places, place)) return;
    const unbind = draft.bind(bound);
    const leave = form.subscribe({ formState: { values: true }, callback: draft.changed });
    draft.open({
      onUnsettled: sender.resume,
      onCleared: sender.forget,
      onHandOver: () => replyText.settle?.(),
      onTakenOver() {
        sender.cancel();
        sender.stopResending();
      },
      onSentElsewhere: ({ conversationId, threadId }) => {
        addOwnThread(session.of(conversationId), threadId);
        callHost(latest.current.onSentElsewhere, { conversationId, threadId });
      },
      isLocked: sender.isPressed,
      isDirty: earlyEditsRef.current,
    });
    return () => {
      // A half-typed address must not be sent from a field that is no longer there.
      if (draft.getSnapshot().owner !== "elsewhere") takeTyped(form, replyText);
      leave();
      unbind();
    };
  }, [form, session, sender, draft, bound, latest, replyText, earlyEditsRef, place]);
  // An effect, since React Hook Form returns its default values until its own effects have run.
  useEffect(() => {
    if (earlyEditsRef.current) {
      // The agent may have left the field before React listened: no blur will follow.
      if (!isInAddress(replyText.element())) takeTyped(form);
      draft.changed();
    }
    earlyEditsRef.current = false;
  }, [draft, form, replyText, earlyEditsRef]);
}

/** Whether the agent is in a field of addresses: what they type becomes a chip when they leave it. */
function isInAddress(text: Element | null): boolean {
  return isOf(focusedNear(text), "[role=combobox]");
}

function draftForm(
  { getValues, setValue, clearErrors }: UseFormReturn<ReplyValues>,
  { sender }: Session,
  latest: RefObject<ReplyComposerOptions>,
  start: () => ReplyValues,
  replyText: ReplyText,
): DraftForm {
  return {
    text: () => getValues("text"),
    isReading: replyText.isReading,
    isSent(text) {
      const state = sender.getSnapshot();
      return state.status === "sent" && isSame(state.attempt.values.text, text);
    },
    read() {
      const values = structuredClone(getValues());
      // A page that is killed has no last moment in which it could be put in.
      replyText.keep?.(values);
      // Else a text that was deleted would leave a draft of nothing.
      if (values.text.value === "") values.namesPutIn = [];
      const begun = start();
      const { status } = sender.getSnapshot();
      const isAtStart = (status === "idle" || status === "sent") && isSame(values, begun);
      return {
        values,
        untouched: fieldNames.filter((name) => isSame(values[name], begun[name])),
        cursor: replyText.editor()?.getCursor(),
        // A form that the agent emptied holds nothing either.
        isUntouched: isAtStart || isSame(values, emptyValues(latest.current)),
      };
    },
    write(content, takesTyped) {
      const begun = content ? start() : emptyValues(latest.current);
      let shown: ReplyValues = { ...begun, ...content?.values };
      // The host may have changed since what the agent had not touched.
      for (const name of content?.untouched ?? []) shown = { ...shown, [name]: begun[name] };
      const values = takesTyped && !isInAddress(replyText.element()) ? commitTyped(shown) : shown;
      because("restore", () => {
        for (const name of touched(getValues(), values)) {
          setValue(name, values[name], { shouldDirty: true });
        }
      });
      clearErrors();
      const { cursor } = content ?? {};
      if (cursor) replyText.editor()?.setCursor(cursor);
    },
  };
}
