import { useEffect } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { ReplyValues } from "../domain/reply.js";
import type { Session } from "../sending/session.js";

/** Whoever goes on writing during a countdown has not finished: it stops, and Send is theirs again. */
export function useStopResending(form: UseFormReturn<ReplyValues>, session: Session): void {
  // An effect, since the countdown runs outside of React.
  useEffect(() => {
    const stop = session.sender.stopResending;
    const leaveForm = form.subscribe({ formState: { values: true }, callback: stop });
    const leaveFiles = session.attachments.subscribe(stop);
    return () => {
      leaveForm();
      leaveFiles();
    };
  }, [form, session]);
}
