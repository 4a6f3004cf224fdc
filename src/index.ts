"use client";

export * as Composer from "./parts.js";
export { ReplyComposer, type ReplyComposerProps } from "./components/ReplyComposer.js";
export type { ModelRootProps } from "./components/MixedRoot.js";
export type { RootProps } from "./components/Root.js";
export { createHelpScoutApi, type HelpScoutApiOptions } from "./api/helpScout/api.js";
export type {
  ConversationApi,
  CreateReplyOptions,
  FoundConversation,
  OutgoingReply,
  SendProgress,
  Thread,
} from "./api/port.js";
export type { TextFormat } from "./api/helpScout/replyBody.js";
export type { Attachment, EncodedAttachment, EncodeFailure } from "./attachments/attachment.js";
export type { AttachmentLimits, LimitRejection } from "./attachments/limits.js";
export type { Body } from "./domain/body.js";
export type {
  Availability,
  Conversation,
  ConversationStatus,
  Customer,
  Id,
  LockReason,
  MovedTo,
} from "./domain/conversation.js";
export {
  ReplyError,
  type FieldProblem,
  type ReplyErrorCode,
  type ReplyErrorDetails,
} from "./domain/errors.js";
export type { CustomerValue, Reply, ReplyCustomer, ReplyValues } from "./domain/reply.js";
export type { ReplyEffect } from "./domain/effect.js";
export type { BackendRules } from "./domain/rules.js";
export type {
  ChangeReason,
  ComposerEvents,
  ComposerHandle,
  BeforeSend,
  ComposerPart,
  HostConcern,
  NewConversationRequest,
  ReplyComposerOptions,
  ReplyPatch,
  SentReply,
  User,
  ValuesChange,
} from "./hooks/options.js";
export { useDrafts } from "./hooks/useDrafts.js";
export { clearDrafts } from "./drafts/clearDrafts.js";
export { listDrafts, type DraftList, type DraftSummary } from "./drafts/listDrafts.js";
export type { DraftOptions } from "./drafts/places.js";
export type { DraftKey, DraftStorage } from "./drafts/storage.js";
export type { DraftView, OfferedDraft } from "./drafts/draftView.js";
export type { TextVersion, VersionReason } from "./domain/textVersion.js";
export { useReplyComposer } from "./hooks/useReplyComposer.js";
export type { DraftModel, ReplyComposerModel } from "./hooks/composerModel.js";
export { useOutbox } from "./hooks/useOutbox.js";
export type { Attempt, PressOptions, ThreadsBefore } from "./sending/attempt.js";
export type { Look, SendState } from "./sending/sendState.js";
export type { OutboxEntry } from "./sending/outbox.js";
export type { Checks, Concern, NewThread } from "./domain/concern.js";
export type { FieldOfReply } from "./domain/fields.js";
export { defaultStrings, type Strings } from "./strings.js";
