import type { QueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { sessionFor, type Session } from "../sending/session.js";
import type { ReplyComposerOptions } from "./options.js";
import { useHostQueryClient } from "./useHostQueryClient.js";

/** Which reply a composer shows: one conversation's, and one agent's. */
export interface ShownReply {
  client: QueryClient;
  session: Session;
  /** Another number is another reply: nothing of the one before may be left. */
  identity: number;
  /** What the same agent, or nobody yet, had in its place before. */
  previous: Session | undefined;
}

/** The reply that the options name. Nobody's stays the same reply once its agent is named. */
export function useShownReply({
  queryClient,
  conversation: { id },
  drafts,
}: Pick<ReplyComposerOptions, "queryClient" | "conversation" | "drafts">): ShownReply {
  const client = useHostQueryClient(queryClient);
  const scope = drafts?.scope;
  const [shown, setShown] = useState<ShownReply>(() => ({
    client,
    session: sessionFor(client, id, scope),
    identity: 0,
    previous: undefined,
  }));
  const { session: before } = shown;
  const isSame = before.scope === scope && String(before.conversationId) === String(id);
  if (isSame && shown.client === client) return shown;
  const session = sessionFor(client, id, scope, before);
  if (session === before) return shown;
  const isOwn = before.scope === scope || before.scope === undefined;
  const next: ShownReply = isSame
    ? { ...shown, client, session }
    : { client, session, identity: shown.identity + 1, previous: isOwn ? before : undefined };
  setShown(next);
  return next;
}
