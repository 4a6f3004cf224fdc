import { useEffect, useRef } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { Conversation } from "../domain/conversation.js";
import type { ReplyValues } from "../domain/reply.js";
import { followed } from "./initialValues.js";

const names = ["customer", "cc", "bcc"] as const;

/** A changed `conversation` prop moves the fields that the agent left alone, and only those. */
export function useFollowConversation(
  { getValues, setValue }: UseFormReturn<ReplyValues>,
  conversation: Conversation,
): void {
  const previous = useRef(conversation);
  // An effect, since the form is not React's state and the prop may change at any time.
  useEffect(() => {
    const before = followed(previous.current);
    const after = followed(conversation);
    previous.current = conversation;
    for (const name of names) {
      const isUntouched = JSON.stringify(getValues(name)) === JSON.stringify(before[name]);
      const isNew = JSON.stringify(before[name]) !== JSON.stringify(after[name]);
      if (isUntouched && isNew) setValue(name, after[name]);
    }
  }, [conversation, getValues, setValue]);
}
