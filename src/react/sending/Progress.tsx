import { useComposer } from "../context/composerContext.js";
import { useAttachments } from "../attachments/useAttachments.js";
import { noteOf } from "./useSendAnnouncements.js";
import { useSending } from "../context/useSending.js";
import { classNames } from "../ui/classNames.js";
import { Delay } from "./Delay.js";
import { Words } from "../ui/Words.js";

/** The running send: its real bytes, and a way to stop it. Nothing otherwise. */
export function Progress({ className }: { className?: string | undefined }) {
  const context = useComposer();
  const { session, strings, handle } = context;
  const state = useSending(context);
  const isEncoding = useAttachments(context).some(({ status }) => status === "encoding");
  if (state.status === "delayed") return <Delay until={state.until} />;
  if (state.status !== "waiting" && state.status !== "sending") return null;
  const { sent, total } = state.status === "sending" ? state.progress : { sent: 0, total: 0 };
  const isKnown = total > sent;
  return (
    <div className={classNames("rc-progress", className)}>
      <progress
        aria-label={strings.sendingProgress}
        {...(isKnown ? { max: total, value: sent } : {})}
      />
      <span className="rc-progress-note">
        <Words>{noteOf(state, isEncoding, strings)}</Words>
      </span>
      <button
        type="button"
        className="rc-button rc-quiet"
        onClick={() => {
          handle.focus();
          session.sender.cancel();
        }}
      >
        {strings.cancel}
      </button>
    </div>
  );
}
