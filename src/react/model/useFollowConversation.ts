import { useEffect, useRef } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { Conversation } from "../../domain/conversation.js";
import type { ReplyValues } from "../../domain/fields.js";
import { touched } from "../../domain/touched.js";
import type { Session } from "../../session/session.js";
import { because } from "../context/changeReason.js";
import { followed } from "../../session/initialValues.js";
import type { ReplyComposerOptions, ReplyPatch } from "../../options.js";
import { useLatest } from "../dom/useLatest.js";

type Form = Pick<UseFormReturn<ReplyValues>, "getValues" | "setValue">;

/** A changed `conversation` prop moves the fields that the agent left alone, and only those. */
export function useFollowConversation(
  { getValues, setValue }: Form,
  session: Session,
  options: ReplyComposerOptions,
): void {
  const { conversation } = options;
  const latest = useLatest(options);
  const shown = useRef<Session>(undefined);

  // An effect, since the form is not React's state and the prop may change at any time.
  useEffect(() => {
    const isMounting = shown.current !== session;
    shown.current = session;
    follow({ getValues, setValue }, session, conversation, latest.current.initial, isMounting);
  }, [conversation, session, latest, getValues, setValue]);

  // An effect, since sending goes on outside of React. A form that was sent is empty: nothing in it
  // is edited.
  useEffect(
    () =>
      session.sender.subscribe(() => {
        if (session.sender.getSnapshot().status !== "sent") return;
        followAnew(session, latest.current.conversation);
      }),
    [session, latest],
  );
}

function follow(
  { getValues, setValue }: Form,
  session: Session,
  conversation: Conversation,
  initial: ReplyPatch | undefined,
  isMounting: boolean,
): void {
  const state = (session.followed ??= { conversation, initial, edited: new Set() });
  const before = followed(state.conversation, state.initial);
  const after = followed(conversation, state.initial);
  const now = getValues();
  const others = touched(before, now);
  // A composer that mounts has the newest values already.
  const news = isMounting ? touched(after, now) : others;
  for (const name of others) if (news.includes(name)) state.edited.add(name);
  for (const name of touched(before, after)) {
    if (!others.includes(name) && !state.edited.has(name)) {
      because("host", () => setValue(name, after[name]));
    }
  }
  state.conversation = conversation;
}

function followAnew(session: Session, conversation: Conversation): void {
  session.followed = { conversation, initial: undefined, edited: new Set() };
}
