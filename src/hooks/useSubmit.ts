import { useMutation, type QueryClient } from "@tanstack/react-query";
import { useCallback, type RefObject } from "react";
import type { FieldErrors, UseFormReturn } from "react-hook-form";
import type { Id } from "../domain/conversation.js";
import { ReplyError } from "../domain/errors.js";
import { commitTyped, toReply, type FieldProblemCode, type ReplyValues } from "../domain/reply.js";
import { attemptOf, isInFlight, type Attempt, type SendState } from "../sending/attempt.js";
import { concernsOf } from "../sending/concerns.js";
import { cannotGo, runAttempt } from "../sending/runAttempt.js";
import { sessionFor, type Session } from "../sending/session.js";
import type { SubmitOptions } from "./composerContext.js";
import type { ReplyComposerOptions } from "./options.js";
import { showServerProblems } from "./serverProblems.js";

/** In the order of the form, for the focus. */
const fieldOrder = ["customer", "cc", "bcc", "text", "status", "createdAt", "user"] as const;

interface SubmitContext {
  form: UseFormReturn<ReplyValues>;
  session: Session;
  client: QueryClient;
  /** The newest options: a callback given during the send is the one that is called. */
  latest: RefObject<ReplyComposerOptions>;
  /** A date that is typed in part: the browser gives its value as "". */
  hasHalfDate: () => boolean;
}

const halfDate: FieldProblemCode = "date-invalid";

/** One press of Send, from the lock to the host's events. */
export function useSubmit({ form, session, client, latest, hasHalfDate }: SubmitContext) {
  const { mutateAsync } = useMutation(
    {
      mutationKey: ["reply-composer", "send"],
      // Only the id: no file and no text in the host's cache.
      mutationFn: () => {
        const state = session.sending.getSnapshot();
        if (!isInFlight(state)) throw new Error("no attempt");
        return runAttempt(session, state.attempt, latest.current.api);
      },
      // The host's defaults must not decide whether a reply is sent twice, later, or thrown away.
      retry: false,
      networkMode: "always",
      gcTime: Infinity,
      throwOnError: false,
      meta: { source: "reply-composer" },
    },
    client,
  );

  return useCallback(
    ({ to, isConfirmed = false }: SubmitOptions = {}) => {
      const { sending, attachments } = session;
      if (isRefusedForGood(sending.getSnapshot(), to) || !sending.lock()) return;

      const send = async (values: ReplyValues) => {
        const { conversation, users } = latest.current;
        const words = latest.current.strings?.attachmentWords ?? [];
        const concerns = isConfirmed ? [] : concernsOf(values, attachments.getSnapshot(), words);
        if (concerns.length > 0) {
          sending.unlock();
          sending.set({ status: "asking", concerns, ...(to === undefined ? {} : { to }) });
          return;
        }
        const content = {
          conversationId: to ?? conversation.id,
          reply: toReply(
            values,
            conversation,
            users?.map(({ id }) => id),
          ),
          values,
          attachmentIds: attachments.getSnapshot().map(({ id }) => id),
        };
        const attempt = attemptOf(session.uncertain, content);
        sending.set({ status: "waiting", attempt });
        try {
          const state = await mutateAsync();
          showWhereItWent(client, session, state);
          tell(state, latest.current);
        } catch {
          settleUnrun(session, attempt);
          const state = sending.getSnapshot();
          if (state.status === "failed" && state.error.code === "invalid") {
            focusFirst(form, showServerProblems(form, state.error));
          }
          tell(state, latest.current);
        } finally {
          forgetSettled(client);
        }
      };

      if (hasHalfDate()) {
        sending.unlock();
        form.setError("createdAt", { message: halfDate });
        form.setFocus("createdAt");
        return;
      }
      const typed = form.getValues();
      const values = commitTyped(typed);
      for (const name of ["customer", "customerText", "cc", "ccText", "bcc", "bccText"] as const) {
        if (values[name] !== typed[name]) form.setValue(name, values[name]);
      }
      const onInvalid = (errors: FieldErrors<ReplyValues>) => {
        sending.unlock();
        focusFirst(form, Object.keys(errors));
      };
      if (attachments.getSnapshot().some(cannotGo)) {
        sending.set({ status: "blocked" });
        sending.unlock();
        return;
      }
      form
        .handleSubmit(send, onInvalid)()
        .catch((error: unknown) => {
          sending.unlock();
          reportError(error);
        });
    },
    [form, session, client, latest, mutateAsync, hasHalfDate],
  );
}

/** `gcTime: Infinity` keeps a running send alive; a settled one has nothing left to tell. */
function forgetSettled(client: QueryClient): void {
  const cache = client.getMutationCache();
  const settled = cache.findAll({ mutationKey: ["reply-composer", "send"], predicate: isSettled });
  for (const mutation of settled) cache.remove(mutation);
}

function isSettled({ state }: { state: { status: string } }): boolean {
  return state.status === "success" || state.status === "error";
}

/** A host's global `onMutate` that throws keeps ours from running at all: nothing was sent. */
function settleUnrun({ sending }: Session, attempt: Attempt): void {
  const state = sending.getSnapshot();
  if (!isInFlight(state) || state.attempt.id !== attempt.id) return;
  sending.unlock();
  sending.set({
    status: "failed",
    attempt,
    error: new ReplyError({ code: "network", detail: {} }, "The request was never started"),
  });
}

/** After a move the host goes to the other conversation: its composer says what arrived there. */
function showWhereItWent(client: QueryClient, session: Session, state: SendState): void {
  if (state.status !== "sent") return;
  const target = sessionFor(client, state.attempt.conversationId);
  if (target !== session && target.sending.getSnapshot().status === "idle") {
    target.sending.set(state);
  }
}

/** A host callback that throws changes nothing about the outcome. */
function tell(state: SendState, events: ReplyComposerOptions): void {
  const call = <T>(callback: ((event: T) => void) | undefined, event: T) => {
    try {
      callback?.(event);
    } catch (error) {
      reportError(error);
    }
  };
  if (state.status === "sent") {
    const { attempt, threadId } = state;
    const { conversationId } = attempt;
    const event = { conversationId, ...(threadId === undefined ? {} : { threadId }) };
    call(attempt.reply.draft ? events.onDraftSaved : events.onSent, event);
  }
  if (state.status !== "failed") return;
  const { error } = state;
  call(events.onError, error);
  if (error.code === "moved") call(events.onMoved, error.detail);
  if (error.code === "locked") call(events.onLocked, error.detail);
}

/** After a 412 the same conversation takes nothing more; only another one can. */
function isRefusedForGood(state: SendState, to: Id | undefined): boolean {
  return state.status === "failed" && state.error.code === "locked" && to === undefined;
}

function focusFirst(form: UseFormReturn<ReplyValues>, names: readonly string[]): void {
  const first = fieldOrder.find((name) => names.includes(name));
  if (first) form.setFocus(first === "text" ? "text.value" : first);
}
