import { useEffect } from "react";
import type { AttachmentStore } from "../../attachments/store.js";
import { isInFlight, type SendState } from "../../sending/sendState.js";
import type { Sender } from "../../sending/sender.js";
import type { Strings } from "../../strings.js";
import type { Announcements } from "../context/announcements.js";

/**
 * Milliseconds after which a send is slow enough to be announced, and then between two
 * announcements.
 */
const firstMs = 500;
const repeatMs = 10_000;

interface Announced {
  attachments: Pick<AttachmentStore, "getSnapshot">;
  sender: Pick<Sender, "getSnapshot" | "subscribeGuard" | "wasCancelled">;
}

/**
 * Says politely that a slow send is on its way, how far it is from time to time, and that it was
 * stopped.
 */
export function useSendAnnouncements(
  session: Announced,
  strings: Strings,
  announce: Announcements["say"],
): void {
  // An effect, since a send goes on outside of React.
  useEffect(() => announceSending(session, strings, announce), [session, strings, announce]);
}

/** Announces that, until the returned function is called. */
export function announceSending(
  { attachments, sender }: Announced,
  strings: Strings,
  announce: Announcements["say"],
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let before = sender.getSnapshot();
  let said = "";
  let unsay: (() => void) | undefined;
  const say = () => {
    const isEncoding = attachments.getSnapshot().some(({ status }) => status === "encoding");
    const words = said === "" ? strings.sendingProgress : noteOf(before, isEncoding, strings);
    if (words && words !== said) unsay = announce((said = words));
    timer = setTimeout(say, repeatMs);
  };
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
    // The outcome is said by now, mostly by an alert: this would come after it.
    unsay?.();
    said = "";
  };
  const listen = () => {
    const wasInFlight = isInFlight(before.status);
    before = sender.getSnapshot();
    if (before.status === "waiting" || before.status === "sending") {
      timer ??= setTimeout(say, firstMs);
      return;
    }
    stop();
    const isStopped = wasInFlight && sender.wasCancelled();
    if (isStopped && before.status === "idle") announce(strings.cancelled);
  };
  listen();
  const leave = sender.subscribeGuard(listen);
  return () => {
    leave();
    stop();
  };
}

/** How far a send is; "" where there is nothing to say of it. */
export function noteOf(state: SendState, isEncoding: boolean, strings: Strings): string {
  if (state.status === "sending") {
    const { sent, total } = state.progress;
    if (total === 0) return "";
    return sent < total ? strings.sending(sent, total) : strings.delivering;
  }
  if (state.status !== "waiting") return "";
  if (state.for !== "files") return strings.checking;
  return isEncoding ? strings.waiting : "";
}
