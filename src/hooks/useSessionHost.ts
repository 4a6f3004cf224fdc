import { MutationObserver, type QueryClient } from "@tanstack/react-query";
import type { RefObject } from "react";
import type { PressOptions } from "../sending/attempt.js";
import type { SendState } from "../sending/sendState.js";
import { rest } from "../sending/press.js";
import { giveHost, type Session, type SessionHost } from "../sending/session.js";
import { callHost } from "./callHost.js";
import type { ReplyComposerOptions } from "./options.js";
import { useBeforePaint } from "./useLatest.js";

const mutationKey = ["reply-composer", "send"];

/** Gives the session what a press needs of the page; it goes on with that after an unmount. */
export function useSessionHost(
  session: Session,
  client: QueryClient,
  latest: RefObject<ReplyComposerOptions>,
  submit: (press: PressOptions) => void,
  owner: symbol,
): void {
  useBeforePaint(() => {
    // Of the reply that was shown: what comes later may be another agent's.
    let last: ReplyComposerOptions | undefined;
    const host: SessionHost = {
      owner,
      // The newest one, for a host that makes a new one with every render.
      get api() {
        return (last ?? latest.current).api;
      },
      tell: (state) => tell(state, last ?? latest.current),
      run: (press) => runAsMutation(client, press),
      submit: (press) => submit(press),
    };
    const leave = giveHost(session, host);
    return () => {
      last = latest.current;
      // Another composer of this conversation has other words: it cannot answer for these.
      const isAsking = session.host === host && session.sending.getSnapshot().status === "asking";
      leave();
      if (isAsking && session.host !== host) rest(session);
    };
  }, [session, client, latest, submit, owner]);
}

async function runAsMutation(client: QueryClient, press: () => Promise<SendState>): Promise<void> {
  const observer = new MutationObserver(client, {
    mutationKey,
    // No file and no text in the host's cache.
    mutationFn: async () => {
      const state = await press();
      if (state.status === "failed") throw state.error;
    },
    // The host's defaults must not decide whether a reply is sent twice, later, or thrown away.
    retry: false,
    networkMode: "always",
    gcTime: Infinity,
    throwOnError: false,
    meta: { source: "reply-composer" },
  });
  try {
    await observer.mutate();
  } finally {
    forgetSettled(client);
  }
}

/** `gcTime: Infinity` keeps a running send alive; a settled one has nothing left to tell. */
function forgetSettled(client: QueryClient): void {
  const cache = client.getMutationCache();
  for (const mutation of cache.findAll({ mutationKey, predicate: isSettled })) {
    cache.remove(mutation);
  }
}

function isSettled({ state }: { state: { status: string } }): boolean {
  return state.status === "success" || state.status === "error";
}

function tell(state: SendState, events: ReplyComposerOptions): void {
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
