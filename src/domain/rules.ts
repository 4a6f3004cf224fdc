import type { Conversation, ConversationStatus } from "./conversation.js";
import type { ReplyEffect } from "./effect.js";
import type { Optional } from "./optional.js";
import type { Reply, ReplyValues } from "./reply.js";

/** What the composer knows of a backend before it asks it: what it offers, and what it says of Send. */
export interface BackendRules {
  /** What the status picker offers where the host does not say. */
  statuses: readonly ConversationStatus[];
  /** Those of them that stand first in "More ways to send"; Ctrl+Shift+Enter is the first. Default: none. */
  waysToSend?: readonly ConversationStatus[] | undefined;
  /** How many threads a conversation can have, as the screen says. Default: no limit. */
  threadLimit?: number | undefined;
  /** The count of `Conversation.threads` from which another one is refused. Default: `threadLimit`. */
  fullAt?: number | undefined;
  /**
   * What a reply does to the conversation that is no draft, no history and has no status of its own.
   * Default: nothing is said.
   */
  effectOf?: ((values: EffectiveValues, conversation: Conversation) => ReplyEffect) | undefined;
  /** Whether a reply to an unknown address creates a customer, as the screen says. Default false. */
  createsCustomers?: boolean | undefined;
}

/** What of a reply says what Send does to its conversation. */
type EffectiveValues = Optional<Pick<Reply | ReplyValues, "draft" | "imported" | "status">>;

/** The part of a composer's options that rules are about. */
interface Rated {
  api: { rules?: BackendRules | undefined };
  conversation: Conversation;
  statuses?: readonly ConversationStatus[] | undefined;
}

/** Of a port that says nothing. */
const ordinaryRules: BackendRules = {
  statuses: ["active", "pending", "closed", "spam"],
  waysToSend: ["closed", "pending"],
};

export function rulesOf({ api: { rules = ordinaryRules } }: Pick<Rated, "api">): BackendRules {
  return rules;
}

/** What Send does: with a draft, history or a status what the port promises, else what the rules say. */
export function effectOf(
  options: Pick<Rated, "api" | "conversation">,
  values: EffectiveValues,
): ReplyEffect {
  const { draft, imported, status } = values;
  if (draft) return { kind: "draft" };
  if (imported) return { kind: "history", status: status || undefined };
  if (status) return { kind: "sets-status", status };
  return rulesOf(options).effectOf?.(values, options.conversation) ?? { kind: "sends" };
}

/** The statuses that the agent can choose from. */
export function statusesOf(options: Rated): readonly ConversationStatus[] {
  return options.statuses ?? rulesOf(options).statuses;
}

/** Those of them that agents send with most, as the backend knows. */
export function waysToSend(options: Rated): readonly ConversationStatus[] {
  const { waysToSend: ways = [] } = rulesOf(options);
  const statuses = statusesOf(options);
  return ways.filter((status) => statuses.includes(status));
}
