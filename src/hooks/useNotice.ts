import { useEffect, useState } from "react";
import { useComposer } from "./composerContext.js";
import { useLatest } from "./useLatest.js";

/**
 * What the last act on a field has to say beside it, until the next one, and never of a reply that
 * has gone: one that was sent, discarded, or changed for another draft.
 */
export function useNotice<T>() {
  const { session, draft } = useComposer();
  const { sending } = session;
  const [notice, setNotice] = useState<T>();
  const isShown = useLatest(notice !== undefined);
  // An effect, since both come from outside React: a way back would lead into the next reply.
  useEffect(() => {
    let { restoredAt } = draft.getSnapshot();
    const check = () => {
      const { canUndoDiscard, restoredAt: now } = draft.getSnapshot();
      const isRestored = now !== undefined && now !== restoredAt;
      restoredAt = now;
      const isOver = canUndoDiscard || isRestored || sending.getSnapshot().status === "sent";
      // React may render once more for a state that is what it was.
      if (isOver && isShown.current) setNotice(undefined);
    };
    const leave = [sending.subscribe(check), draft.subscribe(check)];
    return () => {
      for (const unsubscribe of leave) unsubscribe();
    };
  }, [sending, draft, isShown]);
  return [notice, setNotice] as const;
}
