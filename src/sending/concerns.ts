import type { Attachment } from "../attachments/attachment.js";
import { bodyToPlain } from "../domain/body.js";
import { mentionsAttachment } from "../domain/forgottenAttachment.js";
import type { ReplyValues } from "../domain/reply.js";

/** What is asked once before a reply goes out. */
export interface Concern {
  code: "no-attachment";
}

/** What an attentive colleague would ask. Nothing for drafts and history: no email goes out. */
export function concernsOf(
  { text, draft, imported }: ReplyValues,
  attachments: readonly Attachment[],
  furtherWords: readonly string[],
): readonly Concern[] {
  if (draft || imported || attachments.length > 0) return [];
  return mentionsAttachment(bodyToPlain(text), furtherWords) ? [{ code: "no-attachment" }] : [];
}
