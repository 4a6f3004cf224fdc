import type { Conversation, ConversationStatus } from "./conversation.js";
import type { ReplyValues } from "./reply.js";

/** What Send will do, said before it does it. */
export type ReplyEffect =
  | { kind: "history"; status?: ConversationStatus | undefined }
  | { kind: "draft" }
  | { kind: "sets-status"; status: ConversationStatus }
  | { kind: "reopens" }
  | { kind: "stays-active" };

/** From the seed: a reply reopens, unless a status is given or it is imported; a draft sends nothing. */
export function effectOf(
  { draft, imported, status }: Pick<ReplyValues, "draft" | "imported" | "status">,
  conversation: Conversation,
): ReplyEffect {
  if (draft) return { kind: "draft" };
  if (imported) return { kind: "history", ...(status === "" ? {} : { status }) };
  if (status !== "") return { kind: "sets-status", status };
  const isActive = ["active", "open", "all"].includes(conversation.status);
  return { kind: isActive ? "stays-active" : "reopens" };
}
