import type { UseFormReturn } from "react-hook-form";
import { endAll } from "../../async/listen.js";
import type { ReplyValues } from "../../domain/reply.js";
import type { Session } from "../../session/session.js";
import { useBeforePaint } from "../dom/useLatest.js";

/** Stops the countdown to another try when the agent goes on writing: they have not finished. */
export function useStopResending(form: UseFormReturn<ReplyValues>, session: Session): void {
  // Before paint: an effect would still hear what is put into the form when another composer takes the
  // reply over.
  useBeforePaint(() => {
    const stop = session.sender.stopResending;
    return endAll(
      form.subscribe({ formState: { values: true }, callback: stop }),
      session.attachments.subscribe(stop),
    );
  }, [form, session]);
}
