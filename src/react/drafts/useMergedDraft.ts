import { useEffect, type RefObject } from "react";
import type { Session } from "../../session/session.js";
import type { ReplyComposerOptions } from "../../options.js";

/**
 * A host may notice a merge before we do, and show the other conversation: what was typed goes
 * along. Asks where the old one went, and only if something was typed there. What was typed before
 * it was known whose it is goes to the agent who is named, if the page holds a reply of theirs already.
 */
export function useMergedDraft(
  session: Session,
  previous: Session | undefined,
  latest: RefObject<ReplyComposerOptions>,
): void {
  // An effect, since only the server knows whether it is a merge or another ticket.
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
