import { useState } from "react";
import { joined } from "../../context/announcements.js";
import { useComposer } from "../../context/composerContext.js";
import { useSaid } from "../../context/useSaid.js";
import { focusedNear, isElement } from "../../dom/place.js";
import { useTypingPaused } from "./useTypingPaused.js";
import { useSecondsUntil } from "../useSecondsUntil.js";
import { LeavingButton } from "../../ui/LeavingButton.js";
import { Undo } from "../../ui/Undo.js";
import { Words } from "../../ui/Words.js";

/** The time in which a press can be taken back. Nothing is on the wire yet. */
export function Delay({ until }: { until: number }) {
  const { strings, session, handle, replyText } = useComposer();
  const seconds = useSecondsUntil(until);
  const note = useTypingPaused(strings.sendingIn(seconds));
  const [before] = useState(() => focusedNear(replyText.element()));
  useSaid(joined([strings.sendingIn(seconds), strings.undoPossible]), until);
  const undo = () => {
    session.sender.cancel();
    // Where the agent was, unless that was the button that sends.
    const isThere = isElement(before) && before.isConnected;
    if (isThere && before.matches("input, select, textarea, [contenteditable]")) before.focus();
    else handle.focus();
  };
  return (
    <div className="rc-status-line">
      <span className="rc-progress-note" role="timer" aria-live="off">
        <Words>{note}</Words>
      </span>
      <Undo act={undo} />
      <LeavingButton className="rc-link" exit={[strings.sendNow, session.sender.sendNow]} />
    </div>
  );
}
