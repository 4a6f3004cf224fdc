import { useCallback, type RefObject } from "react";
import type { FieldErrors } from "react-hook-form";
import type { QueryClient } from "@tanstack/react-query";
import { yieldToMain } from "../async/yieldToMain.js";
import type { Id } from "../domain/conversation.js";
import { toReply, type ReplyValues } from "../domain/reply.js";
import type { FieldProblemCode, ReplyCheck } from "../domain/replySchema.js";
import { effectOf } from "../domain/rules.js";
import { isEmail, type PressOptions } from "../sending/attempt.js";
import type { SendState } from "../sending/sendState.js";
import { knownThreadsOf } from "../sending/threadsBefore.js";
import { press, rest } from "../sending/press.js";
import { cannotGo } from "../sending/runAttempt.js";
import type { SeenThreads } from "../sending/seenThreads.js";
import type { Session } from "../sending/session.js";
import { tellOf, type AttemptContent } from "../sending/uncertain.js";
import { allConcerns, strangersOf, type Sender } from "./allConcerns.js";
import type { SubmitOptions } from "./composerContext.js";
import { clearProblems, focusFirst, type ProblemFields } from "./focusFirst.js";
import type { ReplyComposerOptions } from "./options.js";
import { takeTyped } from "./takeTyped.js";
import type { ThreadsQuery } from "./useThreadsQuery.js";
import { report } from "../domain/report.js";
import { unusualIn } from "../domain/strangers.js";

interface SubmitContext {
  formFields: ProblemFields;
  check: ReplyCheck;
  session: Session;
  seen: SeenThreads;
  client: QueryClient;
  threads: ThreadsQuery;
  /** The newest options: a callback given during the send is the one that is called. */
  latest: RefObject<ReplyComposerOptions>;
  /** A date that is typed in part: the browser gives its value as "". */
  hasHalfDate: () => boolean;
}

const halfDate: FieldProblemCode = "date-invalid";

/** Milliseconds after which checks that still run are shown as what Send waits for. */
const slow = 100;

/** Milliseconds that a step of a press may take of a task, if the next one is to follow in it. */
const inOneTask = 12;

/** One press of Send: the lock, the form's own checks, the one question, and then the press itself. */
export function useSubmit(context: SubmitContext) {
  const { formFields, check, session, seen, client, threads, latest, hasHalfDate } = context;
  const { form } = formFields;
  return useCallback(
    ({ isConfirmed = false, ...pressed }: SubmitOptions = {}) => {
      const { sending, attachments, draft } = session;
      // Whichever tab edits the reply is the one that sends it.
      if (draft?.getSnapshot().owner === "elsewhere") return;
      const started = performance.now();
      if (isRefusedForGood(sending.getSnapshot(), pressed.to) || sending.isPressed()) return;
      // From here on this press finds out for itself what became of an earlier one.
      session.afterwards?.abort();
      sending.press();
      if (hasHalfDate()) {
        rest(session);
        form.setError("createdAt", { message: halfDate });
        focusFirst(formFields, ["createdAt"]);
        return;
      }
      const values = takeTyped(form);
      if (attachments.getSnapshot().some(cannotGo)) {
        sending.set({ status: "blocked" });
        return;
      }
      const send = (valid: ReplyValues) =>
        sendChecked(
          { session, seen, client, threads, options: latest.current, started },
          valid,
          pressed,
          isConfirmed,
        );
      const fail = (error: unknown) => {
        rest(session);
        report(error);
      };
      // The form library renders every field twice to submit; what is right goes without it.
      if (check(values).length === 0) {
        clearProblems(form);
        // A copy: the form goes on changing its own.
        send(structuredClone(values)).catch(fail);
        return;
      }
      const onInvalid = (errors: FieldErrors<ReplyValues>) => {
        rest(session);
        focusFirst(formFields, Object.keys(errors));
      };
      form.handleSubmit(send, onInvalid)().catch(fail);
    },
    [formFields, form, check, session, seen, client, threads, latest, hasHalfDate],
  );
}

/** From valid values to the wire, unless there is something to ask first. */
async function sendChecked(
  sender: Sender,
  values: ReplyValues,
  pressed: PressOptions,
  isConfirmed: boolean,
): Promise<void> {
  const { session, seen, options } = sender;
  const { sending, attachments } = session;
  const { cancelled } = sending.signals();
  const waiting = setTimeout(() => {
    const attempt = { ...contentOf(sender, values, pressed), id: "" };
    sending.set({ status: "waiting", attempt, for: "checks" });
  }, slow);
  const giveUp = new Promise<"cancelled">((resolve) => {
    cancelled.addEventListener("abort", () => resolve("cancelled"), { once: true });
  });
  let { started } = sender;
  // On a slow machine one task for all of it would be the longest block of a send.
  const inTasks = async () => {
    if (performance.now() - started <= inOneTask) return;
    await yieldToMain();
    started = performance.now();
  };
  const check = async () => {
    await inTasks();
    // What was dropped before the press goes with it.
    await attachments.arrived();
    const content = contentOf(sender, values, pressed);
    if (isConfirmed) {
      const agreed = [...strangersOf(sender, content), ...unusualIn(values, options.conversation)];
      for (const { who } of agreed) session.agreed.add(who);
    }
    const concerns = isConfirmed ? [] : await allConcerns(sender, content);
    await inTasks();
    if (pressed.to === undefined) return { content, concerns };
    // Where it goes instead, nothing was seen before: what is there now is no news.
    const before = await knownThreadsOf(options.api, pressed.to, session.of(pressed.to));
    return { content: { ...content, before }, concerns };
  };
  const checked = await Promise.race([check(), giveUp]).finally(() => clearTimeout(waiting));
  if (checked === "cancelled") return rest(session);
  if (checked.concerns.length > 0) {
    if (checked.concerns.some(({ code }) => code === "earlier-try")) {
      tellOf(session.uncertain);
    }
    sending.set({ status: "asking", concerns: checked.concerns, press: pressed });
    return;
  }
  seen.expect(effectOf(options, checked.content.reply));
  const { undoSeconds = 0 } = options;
  await press(session, checked.content, { undoSeconds: pressed.isDue ? 0 : undoSeconds });
}

function contentOf(
  { session, seen, options }: Sender,
  values: ReplyValues,
  { to, status }: PressOptions,
): AttemptContent {
  const { conversation } = options;
  const files = session.attachments.getSnapshot();
  const reply = toReply(values, conversation, options);
  const before = to === undefined ? seen.before() : undefined;
  // "Send and close" answers somebody: a draft has answered nobody yet, so it closes nothing.
  const takesStatus = isEmail(reply);
  return {
    conversationId: to ?? conversation.id,
    reply: status !== undefined && takesStatus ? { ...reply, status } : reply,
    unsetStatus: takesStatus ? undefined : status,
    values,
    attachmentIds: files.map(({ id }) => id),
    attachmentNames: files.map(({ name }) => name),
    before,
  };
}

/** After a 412 the same conversation takes nothing more; only another one can. */
function isRefusedForGood(state: SendState, to: Id | undefined): boolean {
  return state.status === "failed" && state.error.code === "locked" && to === undefined;
}
