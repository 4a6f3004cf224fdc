import type { QueryClient } from "@tanstack/react-query";
import { createAttachmentStore, type AttachmentStore } from "../attachments/store.js";
import type { Id } from "../domain/conversation.js";
import type { ReplyValues } from "../domain/reply.js";
import { createSendingStore, type SendingStore } from "./sendingStore.js";

/** What a conversation's reply is made of beside its form; it outlives an unmounted composer. */
export interface Session {
  attachments: AttachmentStore;
  sending: SendingStore;
  /** What the form held when its composer went away with something in it. */
  values: ReplyValues | undefined;
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
  };
  ofClient.set(key, session);
  return session;
}
