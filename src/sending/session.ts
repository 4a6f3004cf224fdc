import type { QueryClient } from "@tanstack/react-query";
import { createAttachmentStore, type AttachmentStore } from "../attachments/store.js";
import type { Id } from "../domain/conversation.js";
import type { ReplyValues } from "../domain/reply.js";
import type { Uncertain } from "./attempt.js";
import { createSendingStore, type SendingStore } from "./sendingStore.js";

/** What a conversation's reply is made of beside its form; it outlives an unmounted composer. */
export interface Session {
  attachments: AttachmentStore;
  sending: SendingStore;
  /** What the form held when its composer went away with something in it. */
  values: ReplyValues | undefined;
  /** A press whose outcome nobody knows. */
  uncertain: Uncertain | undefined;
  /** How many composers show it now. */
  composers: number;
}

const sessions = new WeakMap<QueryClient, Map<string, Session>>();

/** The one session of a conversation, per QueryClient. */
export function sessionFor(client: QueryClient, conversationId: Id): Session {
  const ofClient = sessions.get(client) ?? new Map<string, Session>();
  sessions.set(client, ofClient);
  const key = String(conversationId);
  const session = ofClient.get(key) ?? {
    attachments: createAttachmentStore(),
    sending: createSendingStore(),
    values: undefined,
    uncertain: undefined,
    composers: 0,
  };
  ofClient.set(key, session);
  return session;
}

/** Counts a composer in; the answer counts it out, and what nobody needs any more is forgotten. */
export function retain(client: QueryClient, conversationId: Id, session: Session): () => void {
  session.composers += 1;
  // It may have been forgotten while a hidden composer still held it.
  sessions.get(client)?.set(String(conversationId), session);
  return () => {
    session.composers -= 1;
    // A task later, since StrictMode unmounts and mounts again at once.
    setTimeout(() => {
      if (session.composers > 0) return;
      const { status } = session.sending.getSnapshot();
      // Somebody has seen these.
      if (status === "sent" || status === "blocked") session.sending.set({ status: "idle" });
      const isNeeded =
        session.values !== undefined ||
        session.attachments.getSnapshot().length > 0 ||
        session.sending.getSnapshot().status !== "idle";
      const ofClient = sessions.get(client);
      const key = String(conversationId);
      if (!isNeeded && ofClient?.get(key) === session) ofClient.delete(key);
    });
  };
}
