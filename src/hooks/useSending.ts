import { useSyncExternalStore } from "react";
import { availability } from "../domain/availability.js";
import type { Availability } from "../domain/conversation.js";
import { isInFlightStatus, type SendState } from "../sending/attempt.js";
import type { Session } from "../sending/session.js";
import type { ComposerContext } from "./composerContext.js";

/** What became of the latest press of Send; renders on every report of progress. */
export function useSending({ session }: Pick<ComposerContext, "session">): SendState {
  const { subscribe, getSnapshot } = session.sending;
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
}

/** The same without its progress, for what need not render on every report of it. */
export function useSendStatus({ session }: Pick<ComposerContext, "session">): SendState["status"] {
  const { subscribe, getSnapshot } = session.sending;
  const status = () => getSnapshot().status;
  return useSyncExternalStore(subscribe, status, status);
}

/**
 * Whether a press is on its way: waiting for its files, or at the server. Known a task after the
 * press, before the send is shown: meanwhile nothing should be typed, or pressed again.
 */
export function useIsInFlight({ session }: Pick<ComposerContext, "session">): boolean {
  return useGuard(session, isInFlightStatus);
}

/** Whether it is at the server, or on its way there; known as soon. */
export function useIsOnTheWire({ session }: Pick<ComposerContext, "session">): boolean {
  return useGuard(session, (status) => status === "sending");
}

function useGuard({ sending }: Session, is: (status: SendState["status"]) => boolean): boolean {
  const { subscribeGuard, getSnapshot } = sending;
  const isSo = () => is(getSnapshot().status);
  return useSyncExternalStore(subscribeGuard, isSo, isSo);
}

/** Whether the conversation takes replies, as far as its count and the last answer tell. */
export function useAvailability({
  session,
  options,
}: Pick<ComposerContext, "session" | "options">): Availability {
  const { subscribe, getSnapshot } = session.sending;
  const failure = () => {
    const state = getSnapshot();
    return state.status === "failed" ? state.error : undefined;
  };
  return availability(options.conversation, useSyncExternalStore(subscribe, failure, failure));
}
