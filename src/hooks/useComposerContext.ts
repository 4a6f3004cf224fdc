import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import type { CopyField } from "../domain/recipientFields.js";
import { replySchemaFor, type ReplyValues } from "../domain/reply.js";
import { isInFlight } from "../sending/attempt.js";
import { retain, sessionFor, type Session } from "../sending/session.js";
import { withStrings } from "../strings.js";
import type { ComposerContext, SubmitOptions } from "./composerContext.js";
import { createAnnouncements } from "./announcements.js";
import { createHandle } from "./handle.js";
import { initialValues } from "./initialValues.js";
import type { ReplyComposerOptions } from "./options.js";
import { useAttachmentAnnouncements } from "./useAttachmentAnnouncements.js";
import { useClearWhenSent } from "./useClearWhenSent.js";
import { useBeforePaint, useLatest } from "./useLatest.js";
import { useSeenThreads } from "./useSeenThreads.js";
import { useServerProblems } from "./serverProblems.js";
import { useFollowConversation } from "./useFollowConversation.js";
import { useSessionHost } from "./useSessionHost.js";
import { useStopResending } from "./useStopResending.js";
import { useSubmit } from "./useSubmit.js";

/** Joins form, files and sending into what the parts share. */
export function useComposerContext(options: ReplyComposerOptions): ComposerContext {
  const client = useQueryClient(options.queryClient);
  const { conversation } = options;
  const session = useMemo(() => sessionFor(client, conversation.id), [client, conversation.id]);
  const latest = useLatest(options);
  const [defaultValues] = useState(() => restored(options, session));
  const { ownEmails } = conversation;
  const form = useForm<ReplyValues, unknown, ReplyValues>({
    defaultValues,
    // Raw: what is sent is compared with what the form holds, in the form's own order of keys.
    resolver: zodResolver(replySchemaFor(ownEmails), undefined, { raw: true }),
    shouldFocusError: false,
  });
  useKeepWhatWasTyped(form.getValues, session, client, options);
  useFollowConversation(form, session, options);
  const textRef = useRef<HTMLTextAreaElement>(null);
  const pristineRef = useRef(defaultValues);
  useClearWhenSent(form, session, latest, textRef, pristineRef);
  useServerProblems(form, session, textRef);
  const seen = useSeenThreads(session, client, form, options, latest);

  const { maxFileSize, maxTotalSize, maxFiles, accept, blockedExtensions } = options;
  useEffect(() => {
    // The store outlives React, so React tells it what the props say.
    session.attachments.setLimits({
      maxFileSize,
      maxTotalSize,
      maxFiles,
      accept,
      blockedExtensions,
    });
  }, [session, maxFileSize, maxTotalSize, maxFiles, accept, blockedExtensions]);

  const dateRef = useRef<HTMLInputElement>(null);
  const hasHalfDate = useCallback(() => dateRef.current?.validity.badInput ?? false, []);
  const [copyFields] = useState(() => new Map<CopyField, () => void>());
  const send = useSubmit({ form, session, seen, latest, hasHalfDate });
  const submit = useCallback(
    (to?: SubmitOptions) => {
      for (const endEdit of copyFields.values()) endEdit();
      send(to);
    },
    [copyFields, send],
  );
  useSessionHost(session, client, latest, submit);
  useStopResending(form, session);
  const strings = useMemo(() => withStrings(options.strings), [options.strings]);
  const [announcements] = useState(createAnnouncements);
  useAttachmentAnnouncements(session, strings, announcements.say);
  const effectId = useId();
  const handle = useMemo(
    () => createHandle({ form, session, textRef, pristineRef, submit }),
    [form, session, textRef, submit],
  );

  return {
    options,
    form,
    session,
    seen,
    client,
    strings,
    handle,
    effectId,
    textRef,
    dateRef,
    copyFields,
    submit,
    announcements,
    announce: announcements.say,
  };
}

/** What an earlier composer of this conversation left behind: unsent text or a running send. */
function restored(options: ReplyComposerOptions, { values, sending }: Session): ReplyValues {
  const state = sending.getSnapshot();
  const sent = isInFlight(state) || state.status === "failed" ? state.attempt.values : undefined;
  return values ?? sent ?? initialValues(options);
}

/** Leaving a conversation must not lose its reply: the session keeps it while the page lives. */
function useKeepWhatWasTyped(
  getValues: () => ReplyValues,
  session: Session,
  client: QueryClient,
  options: ReplyComposerOptions,
): void {
  const latest = useLatest(options);
  useBeforePaint(() => {
    const release = retain(client, session);
    return () => {
      const values = getValues();
      const { status } = session.sending.getSnapshot();
      const isUntouched =
        JSON.stringify(values) === JSON.stringify(initialValues(latest.current)) &&
        (status === "idle" || status === "sent");
      session.values = isUntouched ? undefined : structuredClone(values);
      release();
    };
  }, [client, getValues, latest, session]);
}
