"use client";

export * as Composer from "./parts.js";
export { ReplyComposer, type ReplyComposerProps } from "./react/composer/ReplyComposer.js";
export type { ModelRootProps } from "./react/composer/MixedRoot.js";
export type { RootProps } from "./react/composer/Root.js";
export { createHelpScoutApi, type HelpScoutApiOptions } from "./api/helpScout/api.js";
export type {
  ConversationApi,
  CreateReplyOptions,
  FoundConversation,
  OutgoingReply,
  SendProgress,
  Snippet,
  SnippetContent,
  SnippetOptions,
  Thread,
} from "./api/port.js";
export type { TextFormat } from "./api/helpScout/replyBody.js";
export type {
  Attachment,
  EncodedAttachment,
  EncodeFailure,
  UploadImage,
} from "./attachments/attachment.js";
export type { AttachmentLimits, LimitRejection } from "./attachments/limits.js";
export type { Body } from "./domain/text/body.js";
export type {
  Availability,
  Conversation,
  ConversationStatus,
  Customer,
  Id,
  LockReason,
  Mailbox,
  MovedTo,
} from "./domain/conversation.js";
export {
  ReplyError,
  type FieldProblem,
  type ReplyErrorCode,
  type ReplyErrorDetails,
} from "./domain/errors.js";
export type {
  CustomerValue,
  Reply,
  ReplyCustomer,
  ReplyValues,
  Signature,
  User,
} from "./domain/reply.js";
export type { ReplyEffect } from "./domain/effect.js";
export type { BackendRules } from "./domain/rules.js";
export type {
  ChangeReason,
  ComposerEvents,
  ComposerHandle,
  BeforeSend,
  ComposerPart,
  HostConcern,
  WayToSend,
  NewConversationRequest,
  QuotedThread,
  ReplyComposerOptions,
  ReplyPatch,
  SentReply,
  ValuesChange,
} from "./options.js";
export type {
  Editor,
  EditorCursor,
  EditorHandle,
  EditorModule,
  EditorProps,
} from "./options/editor.js";
export type { ShortcutKeys } from "./options/shortcutKeys.js";
export type { Trigger, TriggerItem } from "./options/triggers.js";
export type { EditorStream, ReplaceSelection } from "./options/stream.js";
export { lazyEditor } from "./react/editor/lazyEditor.js";
export type { TextProps } from "./react/editor/Text.js";
export { useDrafts } from "./react/drafts/useDrafts.js";
export { clearDrafts } from "./drafts/clearDrafts.js";
export { listDrafts, type DraftList, type DraftSummary } from "./drafts/listDrafts.js";
export type { DraftOptions } from "./drafts/storage/places.js";
export type { DraftKey, DraftStorage } from "./drafts/storage/storage.js";
export type { DraftView, OfferedDraft } from "./drafts/draftView.js";
export type { TextVersion, VersionReason } from "./domain/textVersion.js";
export { useReplyComposer } from "./react/model/useReplyComposer.js";
export type { DraftModel, ReplyComposerModel } from "./react/model/composerModel.js";
export { useOutbox } from "./react/sending/useOutbox.js";
export type { Attempt, PressOptions, ThreadsBefore } from "./sending/attempt.js";
export type { Look, SendState } from "./sending/sendState.js";
export type { OutboxEntry } from "./session/outbox.js";
export type { Checks, Concern, NewThread } from "./domain/concern.js";
export type { FieldOfReply } from "./domain/fields.js";
export { defaultStrings, type Strings } from "./strings.js";
