import { useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { withDefaults } from "../../domain/optional.js";
import type { ReplyValues } from "../../domain/reply.js";
import { createReplyCheck } from "../../domain/replyCheck.js";
import { createStore } from "../../async/createStore.js";
import { defaultStrings } from "../../strings.js";
import type { SubmitOptions } from "../../sending/attempt.js";
import type { ComposerContext } from "../context/composerContext.js";
import { createAnnouncements } from "../context/announcements.js";
import type { AddressField, AddressName } from "../context/focusFirst.js";
import { createHandle } from "./handle.js";
import { initialValues } from "../../session/initialValues.js";
import type { ReplyComposerOptions } from "../../options.js";
import { useAttachmentAnnouncements } from "../attachments/useAttachmentAnnouncements.js";
import { useSendAnnouncements } from "../sending/useSendAnnouncements.js";
import { useDraft, useLocalDraft } from "../drafts/useDraft.js";
import { useMergedDraft } from "../drafts/useMergedDraft.js";
import { useClearWhenSent } from "./useClearWhenSent.js";
import { useBeforePaint, useLatest } from "../dom/useLatest.js";
import { useReplyText } from "./useReplyText.js";
import { useSeenThreads } from "./useSeenThreads.js";
import { usePreloadedChecks } from "./usePreloadedChecks.js";
import { resolverFor } from "./resolver.js";
import { useServerProblems } from "../context/serverProblems.js";
import { useFollowConversation } from "./useFollowConversation.js";
import { useSenderHost } from "./useSenderHost.js";
import { useValuesChange } from "./useValuesChange.js";
import type { ShownReply } from "./useShownReply.js";
import { useStopResending } from "./useStopResending.js";
import { useThreadsQuery } from "../context/useThreadsQuery.js";
import { usePrepare } from "../sending/usePrepare.js";

const createPlace = () => createStore<HTMLElement | null>(null);

/** Joins form, files and sending into what the parts share. */
export function useComposerContext(
  options: ReplyComposerOptions,
  { client, session, identity, previous, place }: ShownReply,
): ComposerContext {
  const latest = useLatest(options);
  const draft = useLocalDraft(session, options, place);
  // Unsent text of an earlier composer, or of a running send.
  const [defaultValues] = useState(() => draft.values() ?? initialValues(options));
  const dateRef = useRef<HTMLInputElement>(null);
  const [check] = useState(() =>
    createReplyCheck(
      () => latest.current.conversation.ownEmails ?? [],
      () => dateRef.current?.validity.badInput ?? false,
    ),
  );
  const form = useForm<ReplyValues, unknown, ReplyValues>({
    defaultValues,
    resolver: resolverFor(check),
    shouldFocusError: false,
  });
  useFollowConversation(form, session, options);
  const { replyText, pristineRef, start, begin } = useReplyText(form, latest);
  const identityRef = useRef(identity);
  const lastActRef = useRef<() => void>(undefined);
  // Where a host shows another reply without a `key`, nothing of the one before stays in the form.
  useBeforePaint(() => {
    if (identityRef.current === identity) return;
    identityRef.current = identity;
    lastActRef.current = undefined;
    const begun = begin();
    form.reset(draft.values() ?? begun);
  });
  useClearWhenSent(form, session, latest, replyText, pristineRef);
  const [addressFields] = useState(() => new Map<AddressName, AddressField>());
  const strings = useMemo(() => withDefaults(defaultStrings, options.strings), [options.strings]);
  const [announcements] = useState(() => createAnnouncements(replyText.element));
  const announce = announcements.say;
  const formFields = useMemo(
    () => ({ form, addressFields, replyText, strings, announce }),
    [form, addressFields, replyText, strings, announce],
  );
  useServerProblems(formFields, session);
  const threads = useThreadsQuery(options, latest);
  const seen = useSeenThreads(session, client, form, options, threads, replyText);

  const { maxFileSize, maxTotalSize, maxFiles, accept, blockedExtensions } = options;
  // An effect, since the store outlives React: it is told of new props.
  useEffect(() => {
    session.attachments.setLimits({
      maxFileSize,
      maxTotalSize,
      maxFiles,
      accept,
      blockedExtensions,
    });
  }, [session, maxFileSize, maxTotalSize, maxFiles, accept, blockedExtensions]);

  const fileRef = useRef<HTMLInputElement>(null);
  const prepare = usePrepare({
    formFields,
    check,
    session,
    seen,
    client,
    threads,
    latest,
  });
  const { sender } = session;
  const submit = useCallback((press?: SubmitOptions) => sender.send(press), [sender]);
  useSenderHost(session, client, latest, prepare, place);
  useStopResending(form, session);
  usePreloadedChecks();
  const earlyEditsRef = useRef(false);
  useDraft({ form, session, draft, latest, start, replyText, earlyEditsRef, place });
  // After `useDraft`, whose cleanup puts what is half-typed into the form.
  useValuesChange(
    form,
    session,
    latest,
    start,
    options.onValuesChange !== undefined,
    earlyEditsRef,
  );
  useMergedDraft(session, previous, latest);
  useAttachmentAnnouncements(session, strings, announce);
  useSendAnnouncements(session, strings, announce);
  const [formattingPlace] = useState(createPlace);
  const [savedRepliesPlace] = useState(createPlace);
  const rootId = useId();
  const effectId = useId();
  const handle = useMemo(
    () => createHandle({ ...formFields, session, draft, pristineRef, submit }),
    [formFields, session, draft, pristineRef, submit],
  );

  return {
    ...formFields,
    options,
    identity,
    session,
    draft,
    seen,
    threads,
    client,
    handle,
    rootId,
    effectId,
    formattingPlace,
    savedRepliesPlace,
    dateRef,
    fileRef,
    earlyEditsRef,
    lastActRef,
    submit,
    announcements,
  };
}
