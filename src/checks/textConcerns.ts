import type { Attachment } from "../attachments/attachment.js";
import type { Checks, Concern } from "../domain/concern.js";
import { mentionsAttachment } from "./forgottenAttachment.js";
import { strangerGreeted } from "./greeting.js";
import { htmlToPlain } from "../domain/text/htmlToPlain.js";
import { unresolvedPlaceholders } from "./placeholders.js";
import type { ReplyValues } from "../domain/reply.js";

/** What a text makes one ask. `attachmentWords`: further words by which it speaks of a file. */
export function textConcerns(
  { text, customer, cc, bcc }: ReplyValues,
  attachments: readonly Attachment[],
  checks: Checks,
  attachmentWords: readonly string[],
): readonly Concern[] {
  const words = text.format === "html" ? htmlToPlain(text.value) : text.value;
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
  return concerns;
}
