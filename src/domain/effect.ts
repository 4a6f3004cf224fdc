import type { ConversationStatus } from "./conversation.js";

/** What Send will do, said before it does it. */
export type ReplyEffect =
  | { kind: "history"; status?: ConversationStatus | undefined }
  | { kind: "draft" }
  | { kind: "sets-status"; status: ConversationStatus }
  /** `status`: what it has then. */
  | { kind: "reopens"; status: ConversationStatus }
  | { kind: "keeps-status"; status: ConversationStatus }
  /** What becomes of the status is not known. */
  | { kind: "sends" };
