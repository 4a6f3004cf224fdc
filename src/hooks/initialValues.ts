import { bodyToPlain } from "../domain/body.js";
import type { Conversation } from "../domain/conversation.js";
import { toLocalTime } from "../domain/localTime.js";
import { distinct } from "../domain/recipientFields.js";
import { blankValues, type ReplyValues } from "../domain/reply.js";
import type { ReplyComposerOptions, ReplyPatch } from "./options.js";

/** An empty reply to a conversation: its customer, its own Cc and Bcc, and what the host gives. */
export function initialValues({
  conversation,
  initial = {},
  defaultStatus,
}: Pick<ReplyComposerOptions, "conversation" | "initial" | "defaultStatus">): ReplyValues {
  return {
    ...structuredClone(blankValues),
    status: defaultStatus ?? "",
    ...patched(initial),
    ...followed(conversation, initial),
  };
}

/**
 * The values that follow the conversation for as long as the agent leaves them alone. What `initial`
 * names is added to the conversation's own copies: those are always sent. Nobody is in it twice, and
 * the mailbox itself never.
 */
export function followed(
  { customer, cc = [], bcc = [], ownEmails }: Conversation,
  initial: ReplyPatch = {},
): Pick<ReplyValues, "customer" | "cc" | "bcc"> {
  const who = { ...(initial.customer ?? customer) };
  const copies = {
    customer: who,
    cc: [...cc, ...(initial.cc ?? [])],
    bcc: [...bcc, ...(initial.bcc ?? [])],
  };
  return { customer: who, ...distinct(copies, ownEmails) };
}

/** A host's patch in the form's own types. */
export function patched(patch: ReplyPatch): Partial<ReplyValues> {
  const { text, customer, cc, bcc, status, draft, imported, createdAt, user } = patch;
  return {
    ...(text && { text: { format: "plain", value: bodyToPlain(text) } as const }),
    ...(customer && { customer: { ...customer } }),
    // One chip each, however often the host names somebody.
    ...(cc && { cc: distinct({ customer: {}, cc, bcc: [] }).cc }),
    ...(bcc && { bcc: distinct({ customer: {}, cc: [], bcc }).bcc }),
    ...(status !== undefined && { status }),
    ...(draft !== undefined && { draft }),
    ...(imported !== undefined && { imported }),
    ...(createdAt !== undefined && { createdAt: toLocalTime(createdAt) }),
    ...(user !== undefined && { user: String(user) }),
  };
}
