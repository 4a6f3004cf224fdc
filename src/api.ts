// What speaks to a backend, without React: for a server, a worker, a page that only sends; and what
// an adapter for another backend is made of.
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
export { parseErrorBody, type ErrorBody } from "./api/http/errorBody.js";
export { readFailure, readRefusal, type RefusalContext } from "./api/http/failures.js";
export { multipartBody, type MultipartField } from "./api/http/multipart.js";
export {
  send,
  TransportError,
  type TransportRequest,
  type TransportResponse,
} from "./api/http/transport.js";
export {
  createUploadReports,
  isEndToldLate,
  type UploadReports,
} from "./api/http/uploadReports.js";
export type { TextFormat } from "./api/helpScout/replyBody.js";
export type { EncodedAttachment, UploadImage } from "./attachments/attachment.js";
export { bodyToHtml, bodyToPlain, type Body } from "./domain/text/body.js";
export { htmlReadable } from "./domain/text/htmlReader.js";
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
export type { ReplyEffect } from "./domain/effect.js";
export type { CustomerValue, Reply, ReplyCustomer } from "./domain/reply.js";
export type { BackendRules } from "./domain/rules.js";
