import { availability } from "../../domain/availability.js";
import type { Availability } from "../../domain/conversation.js";
import { rulesOf } from "../../domain/rules.js";
import { isInFlight, type SendState } from "../../sending/sendState.js";
import { useStore } from "../dom/useStore.js";
import type { ComposerContext } from "./composerContext.js";

/** What became of the latest press of Send; renders on every report of progress. */
export function useSending({ session }: Pick<ComposerContext, "session">): SendState {
  const { subscribe, getSnapshot } = session.sender;
  return useStore(subscribe, getSnapshot);
}

/**
 * Whether that is so of its status; no render but where it changes. Known a task after the press,
 * before a send is shown: meanwhile nothing should be typed, removed, or pressed again.
 */
export function useSendFlag(
  { session }: Pick<ComposerContext, "session">,
  is: (status: SendState["status"]) => boolean,
): boolean {
  const { subscribeGuard, getSnapshot } = session.sender;
  const flag = () => is(getSnapshot().status);
  return useStore(subscribeGuard, flag);
}

/** Whether a press is on its way: waiting for its files, or at the server. */
export function useIsInFlight(context: Pick<ComposerContext, "session">): boolean {
  return useSendFlag(context, isInFlight);
}

/** Whether the conversation takes replies, as far as its count and the last answer tell. */
export function useAvailability({
  session,
  options,
}: Pick<ComposerContext, "session" | "options">): Availability {
  const { subscribe, getSnapshot } = session.sender;
  const failure = () => {
    const state = getSnapshot();
    return state.status === "failed" ? state.error : undefined;
  };
  const error = useStore(subscribe, failure);
  return availability(options.conversation, error, rulesOf(options));
}
