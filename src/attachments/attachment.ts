import { withoutControls } from "../domain/text/cleanText.js";
import type { LimitRejection } from "./limits.js";

/** A file as a request carries it. */
export interface EncodedAttachment {
  fileName: string;
  mimeType: string;
  /** Base64 (RFC 4648, padded, one line) as ASCII bytes. */
  data: Blob;
  /** The file itself, for a backend that takes bytes. Reading it fails if it changed since. */
  file: Blob;
}

/** `file-changed`: it changed or vanished since the agent chose it. */
export type EncodeFailure = "file-changed" | "unreadable";

interface AttachmentBase {
  /** Unique: a draft keeps it over a reload. */
  id: string;
  file: File;
  name: string;
  /** Bytes of the file itself. */
  size: number;
  mimeType: string;
}

/** A file of the reply, from drop to encoded. */
export type Attachment = AttachmentBase &
  (
    | { status: "encoding"; /** Bytes of the file read so far. */ encoded: number }
    | { status: "ready"; data: Blob }
    | { status: "failed"; code: EncodeFailure }
    | { status: "rejected"; rejection: LimitRejection }
  );

/** The attachments that are ready, as the wire wants them, in order. */
export function encodedAttachments(attachments: readonly Attachment[]): EncodedAttachment[] {
  return attachments.flatMap((a) =>
    a.status === "ready"
      ? [{ fileName: withoutControls(a.name), mimeType: a.mimeType, data: a.data, file: a.file }]
      : [],
  );
}
