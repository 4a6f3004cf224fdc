import type { Id } from "../../../src/index.js";
import type { FileView } from "../api/thread.js";
import { useDownload } from "../data/useDownload.js";
import { DownloadIcon } from "../icons.js";
import { fileSize } from "../size.js";

/** One attachment of a message; pressing it saves the file. */
export function MessageFile({ conversationId, file }: { conversationId: Id; file: FileView }) {
  const download = useDownload(conversationId, file);
  const { name, size, mimeType } = file;
  return (
    <li>
      <button
        className="file"
        type="button"
        disabled={download.isPending}
        onClick={() => download.mutate()}
      >
        <DownloadIcon />
        <span className="hidden">Download </span>
        <bdi className="file-name">{name}</bdi>{" "}
        {size !== undefined && <bdi className="file-details">{fileSize(size)}</bdi>}{" "}
        {mimeType !== undefined && <bdi className="file-details">{mimeType}</bdi>}
      </button>
      {download.isError && (
        <p className="file-problem">It could not be downloaded. Press it to try again.</p>
      )}
    </li>
  );
}
