import { useEffect, useRef } from "react";
import { joined } from "../../context/announcements.js";
import { useComposer } from "../../context/composerContext.js";
import { useSaid } from "../../context/useSaid.js";
import { focusedNear, isElement } from "../../dom/place.js";
import { useTypingPaused } from "./useTypingPaused.js";
import { useSecondsUntil } from "../useSecondsUntil.js";
import { LeavingButton } from "../../ui/LeavingButton.js";
import { Words } from "../../ui/Words.js";

/** The time in which a press can be taken back. Nothing is on the wire yet. */
export function Delay({ until }: { until: number }) {
  const { strings, session, handle } = useComposer();
  const seconds = useSecondsUntil(until);
  const paused = useTypingPaused();
  const ref = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  useSaid(joined([strings.sendingIn(seconds), strings.undoPossible]), until);
  // An effect, since where the focus was is known only outside of React.
  useEffect(() => {
    before.current = focusedNear(ref.current);
  }, []);
  const undo = () => {
    const { current } = before;
    session.sender.cancel();
    // Where the agent was, unless that was the button that sends.
    const isField =
      current?.matches("input, select, textarea, [contenteditable]") && current.isConnected;
    if (isField && isElement(current)) current.focus();
    else handle.focus();
  };
  return (
    <div ref={ref} className="rc-status-line">
      <span className="rc-progress-note" role="timer" aria-live="off">
        <Words>{strings.sendingIn(seconds) + paused}</Words>
      </span>
      <button type="button" className="rc-link" onClick={undo}>
        {strings.undo}
      </button>
      <LeavingButton className="rc-link" exit={[strings.sendNow, session.sender.sendNow]} />
    </div>
  );
}
