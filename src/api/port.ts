import type { EncodedAttachment, UploadImage } from "../attachments/attachment.js";
import type { NewThread } from "../domain/concern.js";
import type { Conversation, ConversationStatus, Customer, Id } from "../domain/conversation.js";
import type { Reply } from "../domain/reply.js";
import type { BackendRules } from "../domain/rules.js";
import type { Body } from "../domain/text/body.js";

/** A whole reply as it goes out, files encoded. */
export interface OutgoingReply<Extra = unknown> extends Reply<Extra> {
  attachments: readonly EncodedAttachment[];
}

/** Bytes of the request that the network has taken, of how many. */
export interface SendProgress {
  sent: number;
  total: number;
}

export interface CreateReplyOptions {
  /** A UUID per press of Send, the same for its retries: a server can refuse the second of two. */
  attemptId: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: SendProgress) => void) | undefined;
  /** Make the request though the browser believes that it is offline: it can be wrong. */
  evenOffline?: boolean | undefined;
}

export interface Thread {
  id: Id;
  /** `other`: a change of status and the like. */
  type: NewThread["kind"];
  /**
   * Default "published". A reply that is under review is not sent yet, one that is hidden may never
   * be.
   */
  state?: "published" | "draft" | "under-review" | "hidden" | undefined;
  /** As the server keeps it, usually HTML. */
  body: string;
  /** ISO 8601. */
  createdAt: string;
  createdBy?:
    | {
        id?: Id | undefined;
        /** "user" for a colleague; anything else counts as somebody outside. */
        type?: string | undefined;
        name?: string | undefined;
        email?: string | undefined;
      }
    | undefined;
  to?: readonly string[] | undefined;
  cc?: readonly string[] | undefined;
  bcc?: readonly string[] | undefined;
  attachmentNames?: readonly string[] | undefined;
}

/** What Get Conversation returns. Its `id` is another than the one asked for after a merge. */
export interface FoundConversation extends Conversation {
  status: ConversationStatus;
}

/** A saved reply as a list shows it. */
export interface Snippet {
  id: Id;
  name: string;
  folder?: string | undefined;
  tags?: readonly string[] | undefined;
  /** How its text begins, plain; variables may stand in it. */
  preview?: string | undefined;
}

/** What a saved reply puts into a reply. */
export interface SnippetContent {
  /** Variables in it, `{{customer.name | there}}` or `{%customer.firstName,fallback=there%}`, are filled in. */
  body: Body;
  /** They come with it, within the limits of every file. */
  files?: readonly File[] | undefined;
}

/** Of a call for a conversation's saved replies. */
export interface SnippetOptions {
  /** The one that is answered. */
  conversation: Conversation;
  signal?: AbortSignal | undefined;
}

/**
 * The one port to a backend. `createHelpScoutApi` is the adapter that ships; any object of this
 * shape will do. Every failure is a `ReplyError`; anything else that is thrown counts as "may have
 * been sent". An abort before the request was uploaded rejects with an `AbortError`.
 */
export interface ConversationApi<Extra = unknown> {
  /** What is known of the backend beforehand: statuses, limits, what Send does. Default: little. */
  rules?: BackendRules | undefined;
  /** Resolves only when the server has created the thread; `threadId` where it could be read. */
  createReply(
    conversationId: Id,
    reply: OutgoingReply<Extra>,
    options: CreateReplyOptions,
  ): Promise<{ threadId?: Id | undefined }>;
  /** `undefined` where there is none (any more). */
  getConversation(
    id: Id,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<FoundConversation | undefined>;
  /** Newest first. */
  listThreads(id: Id, options?: { signal?: AbortSignal | undefined }): Promise<readonly Thread[]>;
  /** People whose name or address fits what was typed. */
  searchCustomers?:
    | ((
        query: string,
        options?: { signal?: AbortSignal | undefined },
      ) => Promise<readonly Customer[]>)
    | undefined;
  /**
   * For backends that can tell what became of an attempt. "not-sent" lets it be sent again, so it is
   * said only where no request of the attempt can be on its way any more.
   */
  findAttempt?: ((attemptId: string) => Promise<"sent" | "not-sent" | "unknown">) | undefined;
  /**
   * Saved replies whose name or preview fits what was typed, the best first; all of them for "".
   * Asked for each query that is typed, so a list that is whole is better read once. `undefined`
   * where there are none to be had for this conversation: then nothing of them is shown.
   */
  searchSnippets?:
    | ((query: string, options: SnippetOptions) => Promise<readonly Snippet[] | undefined>)
    | undefined;
  /** The text of one, asked for as soon as it is highlighted. Needs `searchSnippets`. */
  getSnippet?: ((id: Id, options: SnippetOptions) => Promise<SnippetContent>) | undefined;
  /** Where pictures can stand in the text; without it they are attachments. */
  uploadImage?: UploadImage | undefined;
}
