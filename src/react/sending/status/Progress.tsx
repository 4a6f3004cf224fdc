import { useComposer } from "../../context/composerContext.js";
import { useAttachments } from "../../attachments/useAttachments.js";
import { useTypingPaused } from "./useTypingPaused.js";
import { noteOf } from "../useSendAnnouncements.js";
import type { SendState } from "../../../sending/sendState.js";
import { LeavingButton } from "../../ui/LeavingButton.js";
import { Words } from "../../ui/Words.js";

/** The running send: its real bytes, and a way to stop it. */
export function Progress({
  state,
}: {
  state: Extract<SendState, { status: "waiting" | "sending" }>;
}) {
  const context = useComposer();
  const { session, strings } = context;
  const isEncoding = useAttachments(context).some(({ status }) => status === "encoding");
  const note = useTypingPaused(noteOf(state, isEncoding, strings) || strings.sendingProgress);
  const { sent, total } = state.status === "sending" ? state.progress : { sent: 0, total: 0 };
  return (
    <div className="rc-status-line">
      <span className="rc-progress-note">
        <Words>{note}</Words>
      </span>
      <progress
        aria-label={strings.sendingProgress}
        {...(total > sent && { max: total, value: sent })}
      />
      <LeavingButton
        className="rc-link"
        label={strings.cancel}
        exit={[strings.cancelShort, session.sender.cancel]}
      />
    </div>
  );
}
