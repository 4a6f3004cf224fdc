import { extensionOf, mimeTypeOf } from "./mimeType.js";

/** What may be attached. Sizes are bytes, inclusive; 1 MB = 1,000,000 bytes. */
export interface AttachmentLimits {
  /** Of one file as it is. Default 10 MB. */
  maxFileSize: number;
  /** Of all files as sent: base64 adds a third, and the server counts that. Default 25 MB. */
  maxTotalSize: number;
  /** Default 20. */
  maxFiles: number;
  /** As in `<input accept>`: extensions and MIME types by comma. Default: everything. */
  accept?: string | undefined;
  /** Lower case, without the dot. Default: what Gmail refuses, since it would bounce the email. */
  blockedExtensions: readonly string[];
}

/** Why a file or a dropped folder was refused. The codes are stable; the view has the words. */
export type LimitRejection =
  | { code: "file-too-large"; limit: number }
  | { code: "total-too-large"; limit: number }
  | { code: "too-many-files"; limit: number }
  | { code: "type-not-accepted"; accept: string }
  | { code: "extension-blocked"; extension: string }
  /** A macOS package: a folder that macOS shows as one file. */
  | { code: "folder-package" }
  | { code: "folder-empty" }
  | { code: "folder-unreadable" };

/** What the limits need to know of a file of the reply. */
interface Present {
  size: number;
  status: string;
}

/** Gmail's published list of file types that it blocks. */
const gmailBlocked =
  "ade adp apk appx appxbundle bat cab chm cmd com cpl diagcab diagcfg diagpkg dll dmg ex ex_ exe hta img ins iso isp jar jnlp js jse lib lnk mde mjs msc msi msix msixbundle msp mst nsh pif ps1 scr sct shb sys vb vbe vbs vhd vxd wsc wsf wsh xll";

export const defaultLimits: AttachmentLimits = {
  maxFileSize: 10_000_000,
  maxTotalSize: 25_000_000,
  maxFiles: 20,
  blockedExtensions: /* @__PURE__ */ gmailBlocked.split(" "),
};

/** Bytes that a file of that size takes as base64, padding included. */
export function encodedSize(bytes: number): number {
  return 4 * Math.ceil(bytes / 3);
}

/** Bytes that the attachments take in the request. Refused files are not sent. */
export function totalEncodedSize(attachments: readonly Present[]): number {
  return attachments.filter(isKept).reduce((sum, { size }) => sum + encodedSize(size), 0);
}

/** Why the file cannot be added; `undefined` if it can. */
export function rejectionOf(
  file: Pick<File, "name" | "type" | "size">,
  present: readonly Present[],
  limits: AttachmentLimits,
): LimitRejection | undefined {
  // Windows drops dots and spaces at the end of a name.
  const extension = extensionOf(file.name.replace(/[. ]+$/, ""));
  if (limits.blockedExtensions.includes(extension)) {
    return { code: "extension-blocked", extension };
  }
  if (limits.accept && !isAccepted(file, limits.accept)) {
    return { code: "type-not-accepted", accept: limits.accept };
  }
  if (file.size > limits.maxFileSize) {
    return { code: "file-too-large", limit: limits.maxFileSize };
  }
  if (present.filter(isKept).length >= limits.maxFiles) {
    return { code: "too-many-files", limit: limits.maxFiles };
  }
  if (totalEncodedSize(present) + encodedSize(file.size) > limits.maxTotalSize) {
    return { code: "total-too-large", limit: limits.maxTotalSize };
  }
  return undefined;
}

function isKept({ status }: Present): boolean {
  return status !== "rejected";
}

function isAccepted(file: Pick<File, "name" | "type">, accept: string): boolean {
  const name = file.name.toLowerCase();
  const type = mimeTypeOf(file).toLowerCase();
  return accept
    .split(",")
    .map((rule) => rule.trim().toLowerCase())
    .filter((rule) => rule !== "")
    .some((rule) => {
      if (rule.startsWith(".")) return name.endsWith(rule);
      if (rule !== "*/*" && rule.endsWith("/*")) return type.startsWith(rule.slice(0, -1));
      return rule === "*" || rule === "*/*" || type === rule;
    });
}
