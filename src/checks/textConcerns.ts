import type { Attachment } from "../attachments/attachment.js";
import type { Checks, Concern } from "../domain/concern.js";
import { mentionsAttachment } from "./forgottenAttachment.js";
import { strangerGreeted } from "./greeting.js";
import { htmlPieces } from "../domain/text/htmlPieces.js";
import { htmlToPlain } from "../domain/text/htmlToPlain.js";
import { unresolvedPlaceholders } from "./placeholders.js";
import { otherNamePutIn } from "./putInNames.js";
import type { ReplyValues } from "../domain/reply.js";

/** What a text makes one ask. `attachmentWords`: further words by which it speaks of a file. */
export function textConcerns(
  { text, namesPutIn, customer, cc, bcc }: ReplyValues,
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
    !(text.format === "html" && showsPicture(text.value)) &&
    mentionsAttachment(words, attachmentWords)
  ) {
    concerns.push({ code: "no-attachment" });
  }
  const placeholders = isAsked("placeholder") ? unresolvedPlaceholders(words) : [];
  if (placeholders.length > 0) concerns.push({ code: "placeholder", placeholders });
  const copies = [...cc, ...bcc].map((email) => ({ email }));
  if (!isAsked("greeting")) return concerns;
  const name =
    otherNamePutIn(words, namesPutIn, [customer, ...copies]) ??
    strangerGreeted(words, customer, copies);
  if (name !== undefined) concerns.push({ code: "greeting", name });
  return concerns;
}

/** "See the picture attached" may mean one in the text; what is quoted is somebody else's. */
function showsPicture(html: string): boolean {
  let quotes = 0;
  for (const piece of htmlPieces(html)) {
    if (piece.kind === "words") continue;
    if (piece.name === "blockquote") quotes = Math.max(0, quotes + (piece.isEnd ? -1 : 1));
    if (piece.name === "img" && quotes === 0) return true;
  }
  return false;
}
