import { useCallback, type RefObject } from "react";
import type { FieldErrors } from "react-hook-form";
import type { QueryClient } from "@tanstack/react-query";
import { report } from "../../domain/report.js";
import type { ReplyValues } from "../../domain/reply.js";
import type { ReplyCheck } from "../../domain/replyCheck.js";
import type { PressOptions } from "../../sending/attempt.js";
import type { SenderHost } from "../../sending/hosts.js";
import { cannotGo } from "../../sending/post.js";
import type { SeenThreads } from "../../checks/seenThreads.js";
import type { Session } from "../../session/session.js";
import { clearProblems, focusFirst, type ProblemFields } from "../context/focusFirst.js";
import type { ReplyComposerOptions } from "../../options.js";
import { preparedReply } from "./preparedReply.js";
import { takeTyped } from "../drafts/takeTyped.js";
import type { ThreadsQuery } from "../context/useThreadsQuery.js";

interface SubmitContext {
  formFields: ProblemFields;
  check: ReplyCheck;
  session: Session;
  seen: SeenThreads;
  client: QueryClient;
  threads: ThreadsQuery;
  /** The newest options: a callback given during the send is the one that is called. */
  latest: RefObject<ReplyComposerOptions>;
}

/** Makes a function that takes the reply of a press from the form, or shows what is wrong there. */
export function usePrepare(context: SubmitContext): NonNullable<SenderHost["prepare"]> {
  const { formFields, check, session, seen, client, threads, latest } = context;
  const { form, addressFields, replyText } = formFields;
  return useCallback(
    (pressed: PressOptions) => {
      for (const { endEdit } of addressFields.values()) endEdit?.();
      // A draft was sent to nobody, and so it is no history, whatever the host set.
      if (form.getValues("draft")) form.setValue("imported", false);
      const values = takeTyped(form, replyText);
      if (session.attachments.getSnapshot().some(cannotGo)) return "blocked";
      if (replyText.isComing?.() || replyText.isStopped?.()) return "invalid";
      // The form library renders every field twice to submit, 5 to 10 ms, so valid values go without
      // it. Invalid ones are checked again there, 0.02 ms: only its own submit has it check each change
      // from then on.
      if (check(values).length > 0) {
        const onInvalid = (errors: FieldErrors<ReplyValues>) =>
          focusFirst(formFields, Object.keys(errors));
        form
          .handleSubmit(() => {}, onInvalid)()
          .catch(report);
        return "invalid";
      }
      clearProblems(form);
      const options = latest.current;
      // A copy: the form goes on changing its own.
      const copy = structuredClone(values);
      return preparedReply({ session, seen, client, threads, options }, copy, pressed);
    },
    [formFields, form, check, session, seen, client, threads, latest, addressFields, replyText],
  );
}
