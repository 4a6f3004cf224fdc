import { useFormState, useWatch } from "react-hook-form";
import type { Attachment } from "../../attachments/attachment.js";
import type { Availability } from "../../domain/conversation.js";
import { fields, type PlacedField, type ReplyValues } from "../../domain/fields.js";
import type { ReplyEffect } from "../../domain/effect.js";
import { effectOf } from "../../domain/rules.js";
import type { PressOptions } from "../../sending/attempt.js";
import { refusalOf, type SendState } from "../../sending/sendState.js";
import type { DraftView } from "../../drafts/draftView.js";
import type { Strings } from "../../strings.js";
import { checkedExtra } from "../../domain/extra.js";
import type { ComposerContext } from "../context/composerContext.js";
import type { ComposerHandle } from "../../options.js";
import { useAttachments } from "../attachments/useAttachments.js";
import { draftActions, useDraftView } from "../context/useDraftView.js";
import { problemOf } from "../context/fieldProblems.js";
import { availabilityOf, useIsInFlight, useSending } from "../context/useSending.js";

/** The local draft of the reply: its state, and what the agent can do about it. */
export interface DraftModel extends DraftView {
  /** Empties the form. Does nothing during a send. */
  discard: () => void;
  /** While `canUndoDiscard`. Does nothing during a send. */
  undoDiscard: () => void;
  /** The agent knows that a draft could not be read: says so no more. */
  dismissUnreadable: () => void;
  /** Takes the reply over from the tab, or the composer of this page, that edits it. */
  takeOver: () => void;
  /** Swaps a draft of `offered` and what the form holds, which is offered then. */
  takeOffered: (id: string) => Promise<void>;
  /** Deletes a draft of `offered`. */
  discardOffered: (id: string) => Promise<void>;
}

/** Everything there is to show and to do, for markup of your own. */
export interface ReplyComposerModel<Extra = unknown> extends ComposerHandle<Extra> {
  /** What the form holds now; a copy. Change it with `change`. */
  values: ReplyValues<Extra>;
  /** Sets a field for the agent: call it with what they typed or chose in a part of your own. */
  change: <Name extends keyof ReplyValues>(name: Name, value: ReplyValues<Extra>[Name]) => void;
  /** What is wrong with a field, in words; `undefined` where nothing is. */
  problem: (field: PlacedField) => string | undefined;
  attachments: readonly Attachment[];
  removeFile: (id: string) => void;
  retryFile: (id: string) => void;
  /** Whether the conversation takes replies, by its number of threads and the latest response. */
  availability: Availability;
  /** What Send will do. */
  effect: ReplyEffect;
  /** Where the latest press stands. "sending" is rendered once it has lasted 200 ms. */
  sending: SendState;
  /** False while a press is on its way, from its start, after "locked", "moved" or "gone", and while the reply is elsewhere. */
  canSend: boolean;
  /** As `submit`, to another conversation after a move, or with a status for this press alone. */
  sendWith: (press: PressOptions) => void;
  /** Says yes to the question while `sending.status` is "asking". */
  sendAnyway: () => void;
  /** Takes the press back while it can be undone; stops the upload after that. */
  cancel: () => void;
  /** Ends the time in which the press can be undone. */
  sendNow: () => void;
  /** The agent has found in the conversation what "may have been sent": it counts as sent. */
  markSent: () => void;
  /** What the `drafts` option keeps. While its `owner` is "elsewhere", change nothing. */
  draft: DraftModel;
  strings: Strings;
}

const contextKey = /* @__PURE__ */ Symbol("composer");

interface OwnModel extends ReplyComposerModel {
  /** For our parts below a `Composer.Root` that is given the model; a copy of it has it too. */
  [contextKey]: ComposerContext;
}

/** What a model was made of. */
export function contextOf(model: ReplyComposerModel): ComposerContext {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing else makes one
  return (model as OwnModel)[contextKey];
}

/** What the parts share, as a host may use it. Renders on every keystroke. */
export function useComposerModel(context: ComposerContext): OwnModel {
  const { form, session, strings, handle, submit, draft, options } = context;
  const { errors } = useFormState({ control: form.control });
  // Only to render: it returns a new copy with each change, and a host may compare `extra`.
  useWatch({ control: form.control });
  const values = form.getValues();
  // Before what it reads next, which then is as new.
  const isOnItsWay = useIsInFlight(context);
  const sending = useSending(context);
  const draftView = useDraftView(context);
  return {
    ...handle,
    values,
    change: (name, value) =>
      form.setValue<keyof ReplyValues>(name, name === "extra" ? checkedExtra(value) : value, {
        shouldDirty: true,
        shouldValidate: form.formState.isSubmitted,
      }),
    problem: (field) => problemOf(fields[field].path, errors, context),
    attachments: useAttachments(context),
    removeFile: (id) => {
      if (session.sender.getSnapshot().status !== "sending") session.attachments.clear([id]);
    },
    retryFile: session.attachments.retry,
    availability: availabilityOf(context, sending),
    effect: effectOf(options, values),
    sending,
    canSend: !isOnItsWay && !refusalOf(sending) && draftView.owner !== "elsewhere",
    sendWith: submit,
    sendAnyway: () =>
      submit({ ...(sending.status === "asking" && sending.press), isConfirmed: true }),
    cancel: session.sender.cancel,
    sendNow: session.sender.sendNow,
    markSent: session.sender.confirmSent,
    draft: {
      ...draftView,
      ...draftActions(context),
      dismissUnreadable: draft.dismissUnreadable,
      takeOver: draft.takeOver,
    },
    strings,
    [contextKey]: context,
  };
}
