import { useSyncExternalStore } from "react";
import { availability } from "../domain/availability.js";
import type { Availability } from "../domain/conversation.js";
import type { SendState } from "../sending/attempt.js";
import type { ComposerContext } from "./composerContext.js";

/** What became of the latest press of Send. */
export function useSending({ session }: Pick<ComposerContext, "session">): SendState {
  const { subscribe, getSnapshot } = session.sending;
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
}

/** Whether the conversation takes replies, as far as its count and the last answer tell. */
export function useAvailability(
  context: Pick<ComposerContext, "session" | "options">,
): Availability {
  const state = useSending(context);
  return availability(
    context.options.conversation,
    state.status === "failed" ? state.error : undefined,
  );
}
