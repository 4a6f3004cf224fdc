import { availability } from "../../domain/availability.js";
import type { Availability } from "../../domain/conversation.js";
import { rulesOf } from "../../domain/rules.js";
import { isInFlight, refusalOf, type SendState } from "../../sending/sendState.js";
import { useStore } from "../dom/useStore.js";
import type { ComposerContext } from "./composerContext.js";

/** Where the latest press of Send stands. Renders on every report of progress. */
export function useSending({ session }: Pick<ComposerContext, "session">): SendState {
  const { subscribe, getSnapshot } = session.sender;
  return useStore(subscribe, getSnapshot);
}

/**
 * One boolean of its status; renders only where that changes. It is known a task after the press,
 * while `useSending` waits until a send has lasted: nothing should be typed, removed, or pressed again
 * meanwhile.
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

/** Why the conversation has refused the reply for good, so that no press sends it there. */
export function useRefusal({ session }: Pick<ComposerContext, "session">): string | undefined {
  const { subscribe, getSnapshot } = session.sender;
  return useStore(subscribe, () => refusalOf(getSnapshot()));
}

/** Whether the conversation takes replies, by its number of threads and the latest response. */
export function availabilityOf(
  { options }: Pick<ComposerContext, "options">,
  state: SendState,
): Availability {
  const error = state.status === "failed" ? state.error : undefined;
  return availability(options.conversation, error, rulesOf(options));
}
