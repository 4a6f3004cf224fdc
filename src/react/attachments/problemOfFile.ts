import type { Attachment } from "../../attachments/attachment.js";
import type { Strings } from "../../strings.js";

/** What is wrong with a file, or odd, in words that stand beside its name. */
export function problemOfFile(one: Attachment, strings: Strings): string | undefined {
  switch (one.status) {
    case "failed":
      return strings.attachmentFailed(one.code);
    case "rejected":
      return strings.attachmentRejected(one.size, one.rejection);
    case "ready":
      return one.size === 0 ? strings.attachmentEmpty : undefined;
    case "encoding":
    case "uploaded":
      return undefined;
  }
}
