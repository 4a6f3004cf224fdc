import { bodyToPlain } from "../domain/body.js";
import type { Conversation } from "../domain/conversation.js";
import { addressKey } from "../domain/recipients.js";
import type { ReplyValues } from "../domain/reply.js";
import type { ReplyComposerOptions, ReplyPatch } from "./options.js";

/** An empty reply to a conversation: its customer, its own Cc and Bcc, and what the host gives. */
export function initialValues({
  conversation,
  initial = {},
  defaultStatus,
}: Pick<ReplyComposerOptions, "conversation" | "initial" | "defaultStatus">): ReplyValues {
  return {
    ...followed(conversation),
    customerText: null,
    ccText: "",
    bccText: "",
    text: { format: "plain", value: "" },
    status: defaultStatus ?? "",
    draft: false,
    imported: false,
    createdAt: "",
    user: "",
    ...patched(initial),
    ...withOwnCopies(conversation, initial),
  };
}

/** The values that follow the conversation for as long as the agent leaves them alone. */
export function followed({
  customer,
  cc = [],
  bcc = [],
}: Conversation): Pick<ReplyValues, "customer" | "cc" | "bcc"> {
  return { customer: { ...customer }, cc: union(cc), bcc: union(bcc) };
}

/** A host's patch in the form's own types. */
export function patched(patch: ReplyPatch): Partial<ReplyValues> {
  const { text, customer, cc, bcc, status, draft, imported, createdAt, user } = patch;
  return {
    ...(text && { text: { format: "plain", value: bodyToPlain(text) } as const }),
    ...(customer && { customer: { ...customer } }),
    ...(cc && { cc: [...cc] }),
    ...(bcc && { bcc: [...bcc] }),
    ...(status !== undefined && { status }),
    ...(draft !== undefined && { draft }),
    ...(imported !== undefined && { imported }),
    ...(createdAt !== undefined && { createdAt: toLocalDateTime(createdAt) }),
    ...(user !== undefined && { user: String(user) }),
  };
}

/** `initial` adds to the conversation's own copies: those are always sent. */
function withOwnCopies({ cc = [], bcc = [] }: Conversation, initial: ReplyPatch) {
  return { cc: union(cc, initial.cc), bcc: union(bcc, initial.bcc) };
}

function union(own: readonly string[], added: readonly string[] = []): string[] {
  const known = new Set<string>();
  return [...own, ...added].filter((address) => {
    const isNew = !known.has(addressKey(address));
    known.add(addressKey(address));
    return isNew;
  });
}

/** ISO 8601 as `<input type="datetime-local">` wants it, in the agent's time zone. */
function toLocalDateTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "";
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const seconds = date.getSeconds() === 0 ? "" : `:${two(date.getSeconds())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}${seconds}`;
}
