import { useEffect, useState } from "react";
import { useComposer } from "./composerContext.js";

/**
 * What the last act on a field has to say beside it, until the next one, and never of a reply that
 * has gone: one that was sent, discarded, or changed for another draft.
 */
export function useNotice<T>() {
  const { session, draft } = useComposer();
  const { sending } = session;
  const [notice, setNotice] = useState<T>();
  // An effect, since both come from outside React: a way back would lead into the next reply.
  useEffect(() => {
    let { restoredAt } = draft.getSnapshot();
    const check = () => {
      const { canUndoDiscard, restoredAt: now } = draft.getSnapshot();
      const isRestored = now !== undefined && now !== restoredAt;
      restoredAt = now;
      if (canUndoDiscard || isRestored || sending.getSnapshot().status === "sent")
        setNotice(undefined);
    };
    const leave = [sending.subscribe(check), draft.subscribe(check)];
    return () => {
      for (const unsubscribe of leave) unsubscribe();
    };
  }, [sending, draft]);
  return [notice, setNotice] as const;
}
