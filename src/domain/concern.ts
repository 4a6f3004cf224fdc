import type { ConversationStatus, Id } from "./conversation.js";
import type { Optional } from "./optional.js";
import type { FieldOfReply } from "./fields.js";
import type { Stranger } from "./strangers.js";

/** A message of the conversation that came while the agent was writing. */
export interface NewThread {
  id: Id;
  /** `other`: a change of status and the like. */
  kind: "customer" | "reply" | "note" | "other";
  /** Name or address; absent where the server does not say. */
  author?: string | undefined;
  /** ISO 8601. */
  createdAt: string;
  /** As a reader would see it. */
  text: string;
}

/** What is asked once before a reply goes out. */
export type Concern =
  /** The text speaks of a file, and none is there. */
  | { code: "no-attachment" }
  /** A saved reply's placeholders that nobody filled in. */
  | { code: "placeholder"; placeholders: readonly string[] }
  /**
   * It greets somebody who is neither the customer nor a copy, or holds the name of one that a saved
   * reply put in.
   */
  | { code: "greeting"; name: string }
  /** The agent brought in somebody whom the conversation has not seen; only with `internalDomains`. */
  | { code: "stranger"; strangers: readonly Stranger[] }
  /** Addresses that break a rule of addresses: only the server knows whether somebody reads there. */
  | { code: "unusual-address"; recipients: readonly Stranger[] }
  /** Somebody was faster. Empty where only their id is known. */
  | { code: "new-threads"; threads: readonly NewThread[] }
  /** A colleague changed the status meanwhile. */
  | { code: "status-changed"; to: ConversationStatus }
  /** An earlier try was not found so far, and may still arrive: two may go out. */
  | { code: "earlier-try" }
  /** Our own checks of the text could not be loaded; they are tried again with the next press. */
  | { code: "checks-missing" }
  /** What the host's `beforeSend` found; `block` cannot be overruled. */
  | { code: "host"; level: "ask" | "block"; message: string; field?: FieldOfReply | undefined };

type Unswitched = "host" | "checks-missing" | "earlier-try";

/** Which of our own questions are asked: all, unless switched off by name. */
export type Checks = Optional<Record<Exclude<Concern["code"], Unswitched>, boolean>>;
