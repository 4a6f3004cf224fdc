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

/** Takes a picture for the text of a reply. `src`: an absolute address, http or https. */
export type UploadImage = (
  file: File,
  options: {
    signal: AbortSignal;
    /** How much of it is uploaded, from 0 to 1. */
    onProgress?: ((fraction: number) => void) | undefined;
  },
) => Promise<{ src: string; alt?: string | undefined }>;

interface AttachmentBase {
  /** Unique: a draft keeps it over a reload. */
  id: string;
  file: File;
  name: string;
  /** Bytes of the file itself. */
  size: number;
  mimeType: string;
  /** It is a picture in the text: it is uploaded, and no file beside the text. */
  isInText?: boolean | undefined;
  /** Puts its address into HTML that waits for it, once there is one. */
  into?: ((html: string) => string) | undefined;
}

/** What became of reading or uploading a file. */
export type FileOutcome =
  | { status: "ready"; data: Blob }
  | {
      /** A picture in the text, which does not have this address yet. */
      status: "uploaded";
      src: string;
      /** "" where nobody has described it. */
      alt: string;
      isInText: true;
      into: (html: string) => string;
    }
  | {
      status: "failed";
      /** `not-uploaded`: a picture in the text that the backend did not take. */
      code: EncodeFailure | "not-uploaded";
    };

/** Reads or uploads a file, and tells how many bytes of it are done; rejects never. */
export type FileWork = (
  file: File,
  options: { signal: AbortSignal; onProgress: (bytes: number) => void },
) => Promise<FileOutcome>;

/** A file of the reply, from drop to encoded, or a picture in its text until that has its address. */
export type Attachment = AttachmentBase &
  (
    | {
        status: "encoding";
        /** Bytes of the file read, or uploaded, so far. */
        encoded: number;
      }
    | FileOutcome
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
