// What speaks to a backend, without React: for a server, a worker, a page that only sends.
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
export type { EncodedAttachment } from "./attachments/attachment.js";
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
export type { ReplyEffect } from "./domain/effect.js";
export type { CustomerValue, Reply, ReplyCustomer } from "./domain/reply.js";
export type { BackendRules } from "./domain/rules.js";
