import type { EncodeFailure } from "../attachments/attachment.js";
import type { LimitRejection } from "../attachments/limits.js";
import { count, exactSize, isolated, size } from "./formats.js";

const noWords: readonly string[] = [];

/** Files of the reply. */
export const fileStrings = {
  attach: "Attach files",
  attachments: "Attachments",
  dropHere: "Drop files to attach them",
  size,
  attachmentEncoding: (percent: number) => `Preparing ${percent}%`,
  attachmentsAdded: (n: number) => `${count(n, "file", "files")} attached`,
  attachmentRemoved: (name: string) => `${isolated(name)} removed`,
  moreTrouble: (n: number) => `and ${count(n, "more file", "more files")} that can’t be sent`,
  attachmentsReady: "All files are ready",
  /** A file that cannot be sent, as it is announced: its name, and one of the next three. */
  attachmentProblem: (name: string, problem: string) => `${isolated(name)}: ${problem}`,
  attachmentFailed: (code: EncodeFailure | "not-uploaded") =>
    ({
      "file-changed": "Changed or moved since you chose it. Choose it again.",
      unreadable: "Couldn’t be read. Retry, or choose it again.",
      "not-uploaded": "Couldn’t be uploaded",
    })[code],
  attachmentEmpty: "Empty. The server may refuse it.",
  attachmentRejected: (bytes: number, rejection: LimitRejection) => {
    switch (rejection.code) {
      case "file-too-large": {
        const isClose = size(bytes) === size(rejection.limit);
        const inBytes = isClose ? exactSize : size;
        return `Too large: ${inBytes(bytes)}, the limit is ${inBytes(rejection.limit)}`;
      }
      case "total-too-large":
        return `Over the limit of ${size(rejection.limit)} for all files`;
      case "too-many-files":
        return `Too many: the limit is ${count(rejection.limit, "file", "files")}`;
      case "type-not-accepted":
        return `Only these types can be attached: ${rejection.accept}`;
      case "extension-blocked":
        return `Email providers block .${rejection.extension} files`;
      case "folder-package":
        return "A Mac shows this folder as one file. Compress it, then attach the .zip.";
      case "folder-empty":
        return "This folder has no files";
      case "folder-unreadable":
        return "This folder couldn’t be read. Attach its files instead.";
    }
  },
  moreFiles: (n: number) => `+${n} more`,
  fewerFiles: "Show fewer",
  /** Further words by which a reply says that a file comes with it; `*` stands for any ending. */
  attachmentWords: noWords,
  removeRefused: (n: number) => `Remove ${count(n, "refused file", "refused files")}`,
  refusedRemoved: (n: number) => `${count(n, "refused file", "refused files")} removed`,
  moreRefused: (n: number) => `and ${count(n, "more refused file", "more refused files")}`,
  attachmentsBlocked: "Nothing was sent. Retry or remove the files that can’t be sent.",
  /** Bytes as they are sent: base64 adds a third. */
  attachmentsTotal: (files: number, bytes: number, limit: number) =>
    `${count(files, "file", "files")}, ${size(bytes)} of ${size(limit)} when sent`,
};
