import { useEffect, useRef } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { Conversation } from "../../domain/conversation.js";
import type { FieldName, ReplyValues } from "../../domain/fields.js";
import { touched } from "../../domain/touched.js";
import type { Session } from "../../session/session.js";
import { because } from "../context/changeReason.js";
import { followed } from "../../session/initialValues.js";
import type { ReplyComposerOptions, ReplyPatch } from "../../options.js";
import { useLatest } from "../dom/useLatest.js";

interface Followed {
  /** As the fields last followed it. */
  conversation: Conversation;
  initial: ReplyPatch | undefined;
  /** Never followed again, even if they come to look untouched. */
  edited: Set<FieldName>;
}

/** By session, since what was typed outlives the composer, and the conversation changes meanwhile. */
const ofSession = new WeakMap<Session, Followed>();

/** A changed `conversation` prop moves the fields that the agent left alone, and only those. */
export function useFollowConversation(
  { getValues, setValue }: UseFormReturn<ReplyValues>,
  session: Session,
  options: ReplyComposerOptions,
): void {
  const { conversation } = options;
  const latest = useLatest(options);
  const shown = useRef<Session>(undefined);

  // An effect, since the form is not React's state and the prop may change at any time.
  useEffect(() => {
    const { initial } = latest.current;
    const isMounting = shown.current !== session;
    const state = ofSession.get(session) ?? { conversation, initial, edited: new Set() };
    const before = followed(state.conversation, state.initial);
    const after = followed(conversation, state.initial);
    const now = getValues();
    const others = touched(before, now);
    // A composer that starts anew has the newest values already.
    const news = isMounting ? touched(after, now) : others;
    for (const name of others) if (news.includes(name)) state.edited.add(name);
    for (const name of touched(before, after)) {
      if (!others.includes(name) && !state.edited.has(name)) {
        because("host", () => setValue(name, after[name]));
      }
    }
    shown.current = session;
    ofSession.set(session, { ...state, conversation });
  }, [conversation, session, latest, getValues, setValue]);

  // An effect, since a reply that was sent leaves an empty form: nothing in it is edited.
  useEffect(
    () =>
      session.sender.subscribe(() => {
        if (session.sender.getSnapshot().status !== "sent") return;
        const { conversation: now } = latest.current;
        ofSession.set(session, { conversation: now, initial: undefined, edited: new Set() });
      }),
    [session, latest],
  );
}
