import { useCallback, useEffect, useRef, useState } from "react";
import { useComposer } from "./composerContext.js";

/** What the last act has to say beside what it changed. */
export interface Notice {
  text: string;
  /** Takes the act back. Moves no focus. */
  undo?: (() => void) | undefined;
}

type Change = Notice | undefined | ((before: Notice | undefined) => Notice | undefined);

/**
 * What the last act has to say, until the next one, and never of a reply that has gone: one that was
 * sent, discarded, or changed for another draft. While nothing else was done, Ctrl+Z takes it back.
 */
export function useNotice() {
  const { session, draft, lastActRef } = useComposer();
  const { sender } = session;
  const [notice, setNotice] = useState<Notice>();
  const latest = useRef<Notice>(undefined);
  const change = useCallback(
    (to: Change) => {
      const next = typeof to === "function" ? to(latest.current) : to;
      latest.current = next;
      lastActRef.current = next?.undo;
      setNotice(next);
    },
    [lastActRef],
  );
  // An effect, since both come from outside React: Undo would change the next reply.
  useEffect(() => {
    let before = draft.getSnapshot();
    const check = () => {
      const { restoredAt, canUndoDiscard } = before;
      const now = (before = draft.getSnapshot());
      const isRestored = now.restoredAt !== undefined && now.restoredAt !== restoredAt;
      const isDiscarded = now.canUndoDiscard !== canUndoDiscard;
      const isOver = isRestored || isDiscarded || sender.getSnapshot().status === "sent";
      // React may render once more for a state that is what it was.
      if (isOver && latest.current) change(undefined);
    };
    const leave = [sender.subscribe(check), draft.subscribe(check)];
    return () => {
      for (const unsubscribe of leave) unsubscribe();
      lastActRef.current = undefined;
    };
  }, [sender, draft, change, lastActRef]);
  return [notice, change] as const;
}
