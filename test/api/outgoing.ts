import type { OutgoingReply } from "../../src/api/port.js";
import type { EncodedAttachment } from "../../src/attachments/attachment.js";

/** The least that can be sent. */
export const reply: OutgoingReply = {
  text: { format: "plain", value: "How are you?" },
  customer: { id: 123 },
  attachments: [],
};

/** An encoded file; `size` is that of the file itself. */
export function attachment(fileName: string, size: number): EncodedAttachment {
  const base64 = btoa("x".repeat(Math.min(size, 3)));
  const whole = size <= 3 ? base64 : "eHh4".repeat(Math.ceil(size / 3));
  return {
    fileName,
    mimeType: "application/octet-stream",
    data: new Blob([whole]),
    file: new Blob(["x".repeat(size)]),
  };
}
