import { memo } from "react";
import { useComposer } from "../../context/composerContext.js";
import { useDraftFlag } from "../../context/useDraftView.js";
import { useSending } from "../../context/useSending.js";
import { Delay } from "./Delay.js";
import { Note } from "./Note.js";
import { Progress } from "./Progress.js";
import { SendSummary } from "./SendSummary.js";

/**
 * One line that has its place from the start: what Send would do, then what it does, then what it did.
 * The first that has content is seen; the others keep their room, so that nothing moves while a reply
 * is sent.
 *
 * `memo`, since to be rendered with `Send` would show a send before it has lasted; see `useSendFlag`.
 */
export const StatusLine = /* @__PURE__ */ memo(function StatusLine() {
  return (
    <div className="rc-status">
      <Running />
      <Note />
      <div className="rc-status-line">
        <SendSummary />
        <Kept />
      </div>
    </div>
  );
});

function Kept() {
  const context = useComposer();
  const isKept = useDraftFlag(context, (view) => view.isKept && view.owner === "here");
  return <span className="rc-kept-note">{isKept && context.strings.draftKept}</span>;
}

function Running() {
  const state = useSending(useComposer());
  if (state.status === "delayed") return <Delay until={state.until} />;
  const isRunning = state.status === "waiting" || state.status === "sending";
  return isRunning ? <Progress state={state} /> : null;
}
