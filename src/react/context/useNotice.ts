import { useCallback, useEffect, useRef, useState } from "react";
import { endAll } from "../../async/listen.js";
import { useComposer } from "./composerContext.js";

/** Words about the latest act, shown beside what it changed. */
export interface Notice {
  text: string;
  /** Takes the act back, without moving the focus. */
  undo?: (() => void) | undefined;
}

type Change = Notice | undefined | ((before: Notice | undefined) => Notice | undefined);

/**
 * The notice about the latest act. It leaves with the next act, and when its reply is sent, discarded
 * or replaced by another draft. Ctrl+Z takes the act back while nothing else was done.
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
  // An effect, since both are outside of React. An Undo that stayed would change the next reply.
  useEffect(() => {
    let before = draft.getSnapshot();
    const check = () => {
      const { restoredAt, canUndoDiscard } = before;
      const now = (before = draft.getSnapshot());
      const isRestored = now.restoredAt !== undefined && now.restoredAt !== restoredAt;
      const isDiscarded = now.canUndoDiscard !== canUndoDiscard;
      const isOver = isRestored || isDiscarded || sender.getSnapshot().status === "sent";
      // React may render even for a state that is what it was.
      if (isOver && latest.current) change(undefined);
    };
    return endAll(sender.subscribe(check), draft.subscribe(check), () => {
      lastActRef.current = undefined;
    });
  }, [sender, draft, change, lastActRef]);
  return [notice, change] as const;
}
