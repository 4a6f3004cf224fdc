import { bodyToPlain } from "../domain/text/body.js";
import type { Conversation } from "../domain/conversation.js";
import { instantOf, toLocalTime } from "../domain/localTime.js";
import { distinct } from "../domain/recipients/recipientFields.js";
import { checkedExtra } from "../domain/extra.js";
import { blankValues, type FieldOfReply, type ReplyValues } from "../domain/fields.js";
import { compact } from "../domain/optional.js";
import { nobody } from "../domain/reply.js";
import type { ReplyComposerOptions, ReplyPatch } from "../options.js";

/** An empty reply to a conversation: its customer, its own Cc and Bcc, and what the host gives. */
export function initialValues({
  conversation,
  initial = {},
  defaultStatus,
}: Pick<ReplyComposerOptions, "conversation" | "initial" | "defaultStatus">): ReplyValues {
  return {
    ...blankValues(),
    status: defaultStatus ?? "",
    ...patched(initial),
    ...followed(conversation, initial),
  };
}

/** Once it was sent or discarded: what the host gave to start with went with it. */
export function emptyValues(options: ReplyComposerOptions): ReplyValues {
  return initialValues({ ...options, initial: undefined });
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
  const { text, signature, quote, customer, cc, bcc, status } = patch;
  const { draft, imported, createdAt, user, assignTo, extra } = patch;
  // By name, since a host without types may give more. One that is forgotten here does not compile.
  const given: { [Name in FieldOfReply]: ReplyValues[Name] | undefined } = {
    text: text && { format: "plain", value: bodyToPlain(text) },
    signature,
    quote,
    customer: customer && { ...customer },
    // One chip each, however often the host names somebody.
    cc: cc && distinct({ customer: {}, cc, bcc: [] }).cc,
    bcc: bcc && distinct({ customer: {}, cc: [], bcc }).bcc,
    status,
    draft,
    imported,
    createdAt: createdAt && toLocalTime(createdAt),
    user: user === undefined ? undefined : String(user),
    assignTo: assignTo === undefined ? undefined : String(assignTo),
    extra: checkedExtra(extra),
  };
  return compact(given);
}

/** What a form holds as a patch for another one, in a host's types. */
export function patchOf(values: ReplyValues): ReplyPatch {
  const {
    customerText: _typed,
    ccText: _cc,
    bccText: _bcc,
    namesPutIn: _put,
    ...rest
  } = structuredClone(values);
  const { createdAt, user, assignTo, extra } = rest;
  return compact({
    ...rest,
    createdAt: instantOf(createdAt),
    user: user || undefined,
    assignTo: assignTo === nobody ? null : assignTo || undefined,
    extra: extra ?? undefined,
  });
}
