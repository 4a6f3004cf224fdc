import { useWatch } from "react-hook-form";
import { useComposer } from "../context/composerContext.js";
import { useAvailability, useIsInFlight } from "../context/useSending.js";
import { classNames } from "../ui/classNames.js";
import { SendSummary } from "./SendSummary.js";
import { SendMenu } from "./SendMenu.js";
import { Words } from "../ui/Words.js";

/** Sends, or saves the draft, after saying what it will do. */
export function Send({ className }: { className?: string | undefined }) {
  const context = useComposer();
  const { form, strings, submit, effectId } = context;
  const isDraft = useWatch({ control: form.control, name: "draft" });
  const isSending = useIsInFlight(context);
  const available = useAvailability(context);
  const isLocked = available.status === "locked" && available.certain;
  return (
    <>
      <SendSummary />
      <span className="rc-send">
        <button
          type="button"
          className={classNames("rc-button rc-primary", className)}
          aria-describedby={effectId}
          disabled={isLocked}
          // Not `disabled`: that would take the focus away while it is being sent.
          aria-disabled={isSending || undefined}
          onClick={() => submit()}
        >
          <Words>{isDraft ? strings.saveDraft : strings.send}</Words>
        </button>
        <SendMenu isLocked={isLocked} />
      </span>
    </>
  );
}
