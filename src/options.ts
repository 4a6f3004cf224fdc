import type { ConversationApi } from "./api/port.js";
import type { AttachmentLimits } from "./attachments/limits.js";
import type { Checks } from "./domain/concern.js";
import type { FieldName, FieldOfReply } from "./domain/fields.js";
import type {
  Conversation,
  ConversationStatus,
  Id,
  LockReason,
  MovedTo,
} from "./domain/conversation.js";
import type { ReplyError } from "./domain/errors.js";
import type { DraftOptions } from "./drafts/storage/places.js";
import type { CustomerValue, Reply, ReplyValues, Signature, User } from "./domain/reply.js";
import type { Optional } from "./domain/optional.js";
import type { ComposerHandle, ReplyPatch } from "./options/handle.js";
import type { ShortcutKeys } from "./options/shortcutKeys.js";
import type { Trigger } from "./options/triggers.js";
import type { Strings } from "./strings.js";
import type { QueryClient } from "@tanstack/react-query";

export type { ComposerHandle, ComposerPart, QuotedThread, ReplyPatch } from "./options/handle.js";

/** What the server confirmed. */
export interface SentReply<Extra = unknown> {
  /** From `Resource-ID`; absent where the browser could not read it. */
  threadId?: Id | undefined;
  /** Where it went: another than `conversation.id` after "Send to conversation 456". */
  conversationId: Id;
  /** What went with it. */
  extra?: Extra | undefined;
}

/** What a host's own check found: `ask` can be overruled, `block` cannot. */
export interface HostConcern {
  level: "ask" | "block";
  /** What it is and what to do, in the agent's words. */
  message: string;
  /** Gets the focus when the agent goes back. */
  field?: FieldOfReply | undefined;
}

/** Looks at a reply before it goes out. One that throws, or takes over 5 seconds, finds nothing. */
export type BeforeSend<Extra = unknown> = (
  reply: Reply<Extra>,
) => readonly HostConcern[] | Promise<readonly HostConcern[]>;

/** A way to send of your own, in "More ways to send". */
export interface WayToSend<Extra = unknown> {
  label: string;
  /** It was chosen: set what it needs, then `submit`. */
  onChoose: (composer: ComposerHandle<Extra>) => void;
}

/** Everything of a reply that cannot go into its own conversation any more. */
export interface NewConversationRequest<Extra = unknown> {
  /** For `initial` of the new conversation's composer. */
  initial: ReplyPatch<Extra>;
  /** For `addFiles` of its handle. */
  files: readonly File[];
  reason: LockReason | undefined;
}

/**
 * Why the values changed. "user": the agent typed or chose, also by `change`. "insert" and "host": your
 * `insert`, and your `set` or changed props. "restore": the draft kept in this browser came back, is
 * written elsewhere, was discarded, or an earlier version was taken. "sent": emptied after 201.
 */
export type ChangeReason = "user" | "insert" | "restore" | "host" | "sent";

export interface ValuesChange {
  reason: ChangeReason;
  /** The names of the values that are others than when you were last told. */
  changed: readonly FieldName[];
}

export interface ComposerEvents<Extra = unknown> {
  /**
   * What the form holds now, half-typed addresses included. Once a task, for each reason on its own,
   * and only where a value is another one. You know what a form starts with, by `conversation` and
   * `initial`: where it starts with something else, that is told as "restore". Another conversation or
   * agent is another reply, and no change.
   */
  onValuesChange?: ((values: ReplyValues<Extra>, change: ValuesChange) => void) | undefined;
  /** After 201 for a reply (or for history). Invalidate your own queries here. */
  onSent?: ((sent: SentReply<Extra>) => void) | undefined;
  /** After 201 for a draft. */
  onDraftSaved?: ((saved: SentReply<Extra>) => void) | undefined;
  /**
   * The agent has sent or saved a reply to this conversation in another tab, or window, of this
   * browser: refetch what you show. Only where `drafts` are kept.
   */
  onSentElsewhere?: ((sent: SentReply) => void) | undefined;
  onMoved?: ((event: { to: MovedTo }) => void) | undefined;
  onLocked?: ((event: { reason: LockReason }) => void) | undefined;
  /** Every failure, `moved` and `locked` included. */
  onError?: ((error: ReplyError) => void) | undefined;
  /** Shows "Continue in a new conversation" where this one takes no more; what was typed stays here too. */
  onStartNewConversation?: ((request: NewConversationRequest<Extra>) => void) | undefined;
}

/** `Extra`: data of the host's own that goes with a reply; JSON. */
export interface ReplyComposerOptions<Extra = unknown>
  extends ComposerEvents<Extra>, Optional<AttachmentLimits> {
  conversation: Conversation;
  api: ConversationApi<Extra>;
  initial?: ReplyPatch<Extra> | undefined;
  /** Shows "Reply as". */
  users?: readonly User[] | undefined;
  /** Shows "Assign to": whom the conversation can be given to with the reply. */
  assignees?: readonly User[] | undefined;
  /**
   * Goes below the text of each reply, but not of history: a text, or a function of who replies. It is
   * shown below the text, where the agent can change or remove it for this reply.
   */
  signature?: Signature | undefined;
  /**
   * What the status picker offers. Default: what `api.rules` says; without them active, pending,
   * closed, spam.
   */
  statuses?: readonly ConversationStatus[] | undefined;
  /** Chosen at the start. Default: none, so that the server decides. */
  defaultStatus?: ConversationStatus | undefined;
  /** Ways to send of your own, behind those with a status. */
  ways?: readonly WayToSend<Extra>[] | undefined;
  /** Other keys than Ctrl+Enter, Ctrl+Shift+Enter, and Ctrl+/ for the saved replies; ⌘ on a Mac. */
  shortcuts?: ShortcutKeys | undefined;
  /** Characters of your own that put something into the text, such as "@" for colleagues. */
  triggers?: readonly Trigger[] | undefined;
  /** Values of your own for variables of saved replies: `{ "order.number": "A-17" }`. */
  variables?: Readonly<Record<string, string>> | undefined;
  /** Shows "Imported" and "Created at". Default false. */
  allowImported?: boolean | undefined;
  /** Default false. */
  customerReadOnly?: boolean | undefined;
  /** Seconds in which a reply can be taken back before it goes out: 5, 10, 30. Default 0. */
  undoSeconds?: number | undefined;
  /** Switches off questions that are asked before a reply goes out: `{ greeting: false }`. */
  checks?: Checks | undefined;
  /** Your own checks, in the same question as ours. */
  beforeSend?: BeforeSend<Extra> | undefined;
  /** People of your own to suggest, before those whom `api.searchCustomers` finds. */
  suggestRecipients?:
    | ((
        query: string,
        options: { signal: AbortSignal },
      ) => readonly CustomerValue[] | Promise<readonly CustomerValue[]>)
    | undefined;
  /**
   * Domains, subdomains included, that an added copy may go to without a warning. Once given (`[]`
   * counts), a copy elsewhere, or a customer who has not written here, is also asked about before
   * the reply goes out; without it the warning beside the field is all. See `checks.stranger`.
   */
  internalDomains?: readonly string[] | undefined;
  /**
   * Keeps unsent replies over a reload, a crash and in other tabs. Default: they live as long as the
   * page, since nobody says whose they are.
   */
  drafts?: DraftOptions | undefined;
  /** Words of your own over the English ones. */
  strings?: Optional<Strings> | undefined;
  /** For hosts without a `QueryClientProvider`. */
  queryClient?: QueryClient | undefined;
}

/** Tells our options from a form's own props: one that is forgotten here does not compile. */
export const optionNames = {
  conversation: true,
  api: true,
  initial: true,
  users: true,
  assignees: true,
  signature: true,
  statuses: true,
  defaultStatus: true,
  ways: true,
  shortcuts: true,
  triggers: true,
  variables: true,
  allowImported: true,
  customerReadOnly: true,
  undoSeconds: true,
  checks: true,
  beforeSend: true,
  onStartNewConversation: true,
  maxFileSize: true,
  maxTotalSize: true,
  maxFiles: true,
  accept: true,
  blockedExtensions: true,
  suggestRecipients: true,
  internalDomains: true,
  strings: true,
  drafts: true,
  queryClient: true,
  onValuesChange: true,
  onSent: true,
  onDraftSaved: true,
  onSentElsewhere: true,
  onMoved: true,
  onLocked: true,
  onError: true,
} satisfies Record<keyof ReplyComposerOptions, true>;
