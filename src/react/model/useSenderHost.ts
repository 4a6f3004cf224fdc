import { MutationObserver, type QueryClient } from "@tanstack/react-query";
import type { RefObject } from "react";
import type { SenderHost } from "../../sending/hosts.js";
import type { SendState } from "../../sending/sendState.js";
import { mayHold, type Place } from "../../session/places.js";
import type { Session } from "../../session/session.js";
import { callHost } from "../context/callHost.js";
import type { ReplyComposerOptions } from "../../options.js";
import { useBeforePaint, useLatest } from "../dom/useLatest.js";

/** Gives the sender what a press needs of the page, and leaves it to it after an unmount. */
export function useSenderHost(
  { sender, places }: Session,
  client: QueryClient,
  latest: RefObject<ReplyComposerOptions>,
  prepare: NonNullable<SenderHost["prepare"]>,
  place: Place,
): void {
  const latestPrepare = useLatest(prepare);
  useBeforePaint(() => {
    if (!mayHold(places, place)) return;
    // The options that this reply was last shown with: later ones may be another agent's.
    let last: ReplyComposerOptions | undefined;
    const leave = sender.connect({
      // The newest port, for a host that makes a new one with every render.
      get api() {
        return (last ?? latest.current).api;
      },
      emit: (state) => emit(state, last ?? latest.current),
      run: (press) => runAsMutation(client, press),
      prepare: (press) => latestPrepare.current(press),
    });
    return () => {
      last = latest.current;
      leave();
    };
  }, [sender, places, client, latest, latestPrepare, place]);
}

async function runAsMutation(client: QueryClient, press: () => Promise<SendState>): Promise<void> {
  const observer = new MutationObserver(client, {
    mutationKey: ["reply-composer", "send"],
    // No file and no text in the host's cache.
    mutationFn: async () => {
      const state = await press();
      if (state.status === "failed") throw state.error;
    },
    // The host's defaults must not decide whether a reply is sent twice, later, or thrown away.
    retry: false,
    networkMode: "always",
    // The observer keeps a running mutation; a settled one is of no more use.
    gcTime: 0,
    throwOnError: false,
    meta: { source: "reply-composer" },
  });
  try {
    await observer.mutate();
  } finally {
    observer.reset();
  }
}

function emit(state: SendState, events: ReplyComposerOptions): void {
  if (state.status === "sent") {
    const { attempt, threadId } = state;
    const { conversationId, reply } = attempt;
    const event = { conversationId, threadId, extra: reply.extra };
    callHost(reply.draft ? events.onDraftSaved : events.onSent, event);
  }
  if (state.status !== "failed") return;
  const { error } = state;
  callHost(events.onError, error);
  if (error.code === "moved") callHost(events.onMoved, error.detail);
  if (error.code === "locked") callHost(events.onLocked, { reason: error.detail.reason });
}
