import type { UseFormReturn } from "react-hook-form";
import type { ReplyValues } from "../../domain/reply.js";
import type { Session } from "../../session/session.js";
import { useBeforePaint } from "../dom/useLatest.js";

/**
 * An agent who goes on writing during a countdown has not finished: it stops, and Send is theirs
 * again.
 */
export function useStopResending(form: UseFormReturn<ReplyValues>, session: Session): void {
  // Before paint, since what is put into the form once another composer has the reply is no writing.
  useBeforePaint(() => {
    const stop = session.sender.stopResending;
    const leaveForm = form.subscribe({ formState: { values: true }, callback: stop });
    const leaveFiles = session.attachments.subscribe(stop);
    return () => {
      leaveForm();
      leaveFiles();
    };
  }, [form, session]);
}
