import type { Attachment } from "../attachments/attachment.js";
import { bodyToPlain } from "../domain/body.js";
import type { Checks, Concern } from "../domain/concern.js";
import { mentionsAttachment } from "../domain/forgottenAttachment.js";
import { strangerGreeted } from "../domain/greeting.js";
import { unresolvedPlaceholders } from "../domain/placeholders.js";
import type { ReplyValues } from "../domain/reply.js";
import type { Stranger } from "../domain/strangers.js";

interface Asked {
  /** Further words by which a reply speaks of a file. */
  attachmentWords: readonly string[];
  checks: Checks;
  strangers: readonly Stranger[];
}

/** What an attentive colleague would ask of a reply. Nothing for drafts and history: no email goes out. */
export function concernsOf(
  { text, draft, imported, customer, cc, bcc }: ReplyValues,
  attachments: readonly Attachment[],
  { attachmentWords, checks, strangers }: Asked,
): readonly Concern[] {
  if (draft || imported) return [];
  const words = bodyToPlain(text);
  const concerns: Concern[] = [];
  const isAsked = (code: keyof Checks) => checks[code] !== false;
  if (
    isAsked("no-attachment") &&
    attachments.length === 0 &&
    mentionsAttachment(words, attachmentWords)
  ) {
    concerns.push({ code: "no-attachment" });
  }
  const placeholders = isAsked("placeholder") ? unresolvedPlaceholders(words) : [];
  if (placeholders.length > 0) concerns.push({ code: "placeholder", placeholders });
  const copies = [...cc, ...bcc].map((email) => ({ email }));
  const name = isAsked("greeting") ? strangerGreeted(words, customer, copies) : undefined;
  if (name !== undefined) concerns.push({ code: "greeting", name });
  if (isAsked("stranger") && strangers.length > 0) concerns.push({ code: "stranger", strangers });
  return concerns;
}
