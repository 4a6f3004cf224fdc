import type { ReplaceSelection } from "./stream.js";
import type { Thread } from "../api/port.js";
import type { ConversationStatus, Id } from "../domain/conversation.js";
import type { CustomerValue } from "../domain/reply.js";
import type { Body } from "../domain/text/body.js";

/** Values to start from, or to set later. What is absent stays as it is. */
export interface ReplyPatch<Extra = unknown> {
  text?: Body | undefined;
  /** A blank one for none; `null` for that of `signature`, which follows "Reply as". */
  signature?: Body | null | undefined;
  /** Earlier messages, below the signature; see `quote` of the handle. */
  quote?: Body | undefined;
  customer?: CustomerValue | undefined;
  cc?: readonly string[] | undefined;
  bcc?: readonly string[] | undefined;
  /** "" leaves it to the server. */
  status?: ConversationStatus | undefined;
  draft?: boolean | undefined;
  imported?: boolean | undefined;
  /** ISO 8601. */
  createdAt?: string | undefined;
  user?: Id | undefined;
  /** `null` for nobody; `""` leaves the conversation with whom it is. */
  assignTo?: Id | null | undefined;
  /** Data of your own, JSON; anything else is a `TypeError`. `null` for nothing. */
  extra?: Extra | null | undefined;
}

/** The parts of the form that can take the focus. */
export type ComposerPart = "customer" | "cc" | "bcc" | "text" | "status";

/** A message to quote; a `Thread` of the port is one. */
export interface QuotedThread extends Pick<Thread, "body" | "createdBy"> {
  /** ISO 8601. */
  createdAt?: string | undefined;
}

/** What a host can do to a composer, through its `ref`. */
export interface ComposerHandle<Extra = unknown> {
  /** Default: the reply's text. */
  focus: (part?: ComposerPart) => void;
  /** Adds to the text in one undo step, at the cursor by default; never replaces a selection. */
  insert: (body: Body, at?: "cursor" | "start" | "end") => void;
  /** Puts plain text, such as a generated answer, in place of what is selected; see {@link ReplaceSelection}. */
  replaceSelection: ReplaceSelection;
  /** What is selected in the text, in the editor's format; `undefined` where an editor of your own cannot say. */
  getSelection: () => Body | undefined;
  /**
   * Puts a message below the signature: of a thread what is selected of it on the page, else all, with
   * who wrote it and when; or a plain text. Its words alone go along, below those of earlier calls. A
   * row says so, and can be removed.
   */
  quote: (message: QuotedThread | string) => void;
  /** Sets values; with `onlyUntouched`, those the agent has not changed. */
  set: (patch: ReplyPatch<Extra>, options?: { onlyUntouched?: boolean | undefined }) => void;
  /**
   * The same checks as for files dropped or chosen. Of a drop on an element of your own give the
   * `dataTransfer`, inside of the event: what is in folders comes along.
   */
  addFiles: (files: Iterable<File> | DataTransfer) => void;
  /** As the Send button: the same checks, the same lock. */
  submit: () => void;
}
