import type { EncodedAttachment } from "../../attachments/attachment.js";
import { bodyToHtml, bodyToPlain, type Body } from "../../domain/text/body.js";
import { cleaned, withoutControls } from "../../domain/text/cleanText.js";
import type { Reply } from "../../domain/reply.js";

/** What the server takes as `text`. */
export type TextFormat = Body["format"];

/** Without the files themselves: their base64 is enough. */
export interface EncodedReply extends Reply {
  attachments: readonly Omit<EncodedAttachment, "file">[];
}

/**
 * The request's JSON as a Blob of parts: the encoded files are referred to, never copied into a
 * JavaScript string. Absent values stay absent.
 */
export function replyBody(reply: EncodedReply, textFormat: TextFormat = "html"): Blob {
  const { customer, text, attachments } = reply;
  // One that is forgotten here does not compile.
  const fields: Record<keyof Reply, unknown> = {
    // Where both are known the id wins: an address could create a second customer.
    customer: "id" in customer ? { id: customer.id } : { email: customer.email },
    text: textFormat === "html" ? bodyToHtml(text) : cleaned(bodyToPlain(text)),
    draft: reply.draft,
    imported: reply.imported,
    createdAt: reply.createdAt,
    status: reply.status,
    user: reply.user,
    assignTo: reply.assignTo,
    cc: reply.cc,
    bcc: reply.bcc,
    // The API refuses what it does not know.
    extra: undefined,
  };
  const parts: BlobPart[] = [JSON.stringify(fields).slice(0, -1)];
  attachments.forEach(({ fileName, mimeType, data }, index) => {
    parts.push(index === 0 ? ',"attachments":[' : ",");
    parts.push(
      JSON.stringify({ fileName: withoutControls(fileName), mimeType }).slice(0, -1),
      ',"data":"',
      data,
      '"}',
    );
  });
  parts.push(attachments.length > 0 ? "]}" : "}");
  return new Blob(parts, { type: "application/json" });
}
