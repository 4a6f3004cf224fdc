import type { QueryClient } from "@tanstack/react-query";
import { useEffect, type RefObject } from "react";
import type { Id } from "../domain/conversation.js";
import { sessionFor, type Session } from "../sending/session.js";
import type { ReplyComposerOptions } from "./options.js";

/**
 * A host may notice a merge before we do, and show the other conversation: what was typed goes
 * along. Asks where the old one went, and only if something was typed there.
 */
export function useMergedDraft(
  session: Session,
  client: QueryClient,
  previousId: Id | undefined,
  latest: RefObject<ReplyComposerOptions>,
): void {
  // An effect, since only the server knows whether it is a merge or another ticket.
  useEffect(() => {
    if (previousId === undefined) return;
    const asking = new AbortController();
    void follow(session, sessionFor(client, previousId), latest.current, asking.signal);
    return () => asking.abort();
  }, [session, client, previousId, latest]);
}

async function follow(
  { draft: here, conversationId }: Session,
  { draft: there, conversationId: oldId, sending }: Session,
  { api }: ReplyComposerOptions,
  signal: AbortSignal,
): Promise<void> {
  const isMovable = () =>
    there?.held() !== undefined && !sending.isLocked() && there.getSnapshot().owner !== "elsewhere";
  if (!here || !isMovable()) return;
  const found = await api.getConversation(oldId, { signal }).catch(() => undefined);
  if (signal.aborted || String(found?.id) !== String(conversationId) || !isMovable()) return;
  const moving = there?.held();
  if (!moving) return;
  await here.receive(moving);
  there?.leave();
}
