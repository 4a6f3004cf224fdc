import { useEffect, type RefObject } from "react";
import type { Session } from "../../session/session.js";
import type { ReplyComposerOptions } from "../../options.js";

/**
 * A host may learn of a merge before the composer does, and show the other conversation: the local
 * draft moves there. The server is asked where the old conversation went only if something was typed
 * in it. A reply that was typed before `drafts.scope` was known moves to the scope's own reply.
 */
export function useMergedDraft(
  session: Session,
  previous: Session | undefined,
  latest: RefObject<ReplyComposerOptions>,
): void {
  // An effect, since only the server knows whether the host shows a merged or another conversation.
  useEffect(() => {
    if (!previous) return;
    const asking = new AbortController();
    void follow(session, previous, latest.current, asking.signal);
    return () => asking.abort();
  }, [session, previous, latest]);
}

async function follow(
  { draft: here, conversationId }: Session,
  { draft: there, conversationId: oldId, sender }: Session,
  { api }: ReplyComposerOptions,
  signal: AbortSignal,
): Promise<void> {
  const isMovable = () =>
    there?.held() !== undefined && !sender.isPressed() && there.getSnapshot().owner !== "elsewhere";
  if (!here || !isMovable()) return;
  if (String(oldId) !== String(conversationId)) {
    const found = await api.getConversation(oldId, { signal }).catch(() => undefined);
    if (signal.aborted || String(found?.id) !== String(conversationId) || !isMovable()) return;
  }
  const moving = there?.held();
  if (!moving) return;
  await here.receive(moving);
  there?.leave();
}
