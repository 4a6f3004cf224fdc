import { useWatch } from "react-hook-form";
import { useComposer } from "../context/composerContext.js";
import { useIsInFlight, useRefusal } from "../context/useSending.js";
import { classNames } from "../ui/classNames.js";
import { SendMenu } from "./SendMenu.js";
import { StatusLine } from "./status/StatusLine.js";
import { Words } from "../ui/Words.js";

/**
 * Sends, saves the draft or adds to history; below it the line that says what that does, and what
 * became of it.
 */
export function Send({ className }: { className?: string | undefined }) {
  const context = useComposer();
  const { form, strings, submit, effectId } = context;
  const [draft, imported] = useWatch({ control: form.control, name: ["draft", "imported"] });
  const isSending = useIsInFlight(context);
  const isRefused = Boolean(useRefusal(context));
  return (
    <>
      <span className="rc-send">
        <button
          type="button"
          className={classNames("rc-button rc-primary", className)}
          aria-describedby={effectId}
          disabled={isRefused}
          // Not `disabled`: that would take the focus away while it is being sent.
          aria-disabled={isSending || undefined}
          onClick={() => submit()}
        >
          <Words>
            {draft ? strings.saveDraft : imported ? strings.addToHistory : strings.send}
          </Words>
        </button>
        {/* A draft and a reply for the history set no status. */}
        {!draft && !imported && <SendMenu isRefused={isRefused} isSending={isSending} />}
      </span>
      <StatusLine />
    </>
  );
}
