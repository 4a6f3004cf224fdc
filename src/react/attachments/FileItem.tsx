import { memo, type KeyboardEvent } from "react";
import type { Attachment } from "../../attachments/attachment.js";
import { useComposer } from "../context/composerContext.js";
import { problemOfFile } from "./problemOfFile.js";
import { useRefusal } from "../context/serverProblems.js";
import { useSendFlag } from "../context/useSending.js";
import { icons } from "../ui/icons.js";
import { Words } from "../ui/Words.js";
import { useLoaded } from "../dom/useLoaded.js";
import { aboutFiles } from "./aboutFiles.js";
import { FileName } from "./FileName.js";

/**
 * One file as a chip. `data-status` as in Attachment, `data-invalid` if the server refused the file.
 */
export const FileItem = /* @__PURE__ */ memo(function FileItem({
  attachment,
  isStop,
  onRemove,
}: {
  attachment: Attachment;
  /** Whether Tab reaches its buttons; the arrow keys reach those of all. */
  isStop: boolean;
  onRemove: (attachment: Attachment, item: Element | null) => void;
}) {
  const context = useComposer();
  const { session, strings } = context;
  const isOnItsWay = useSendFlag(context, (now) => now === "sending");
  const { id, name, size, status } = attachment;
  const refusal = useRefusal(session, id);
  const problem = problemOfFile(attachment, strings) ?? refusal;
  const remove = ({ currentTarget }: { currentTarget: Element }) => {
    // The press may have gone out since the last render.
    if (session.sender.getSnapshot().status === "sending") return;
    onRemove(attachment, currentTarget.closest("li"));
  };
  const stop = {
    tabIndex: isStop ? 0 : -1,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Backspace" || event.key === "Delete") remove(event);
    },
  };
  return (
    <li
      className="rc-file"
      data-file={id}
      data-status={status}
      data-invalid={refusal !== undefined || undefined}
    >
      <FileIcon attachment={attachment} />
      <FileName name={name} />
      <span className="rc-file-note">
        {problem === undefined ? strings.size(size) : <Words keep={[name]}>{problem}</Words>}
      </span>
      {attachment.status === "encoding" && (
        <Encoding percent={Math.floor((attachment.encoded / Math.max(size, 1)) * 100)} />
      )}
      {status === "failed" && (
        <button
          type="button"
          className="rc-icon-button"
          aria-label={strings.retry(name)}
          {...stop}
          onClick={({ currentTarget }) => {
            currentTarget.parentElement?.querySelector<HTMLElement>("button:last-of-type")?.focus();
            session.attachments.retry(id);
          }}
        >
          {icons.retry}
        </button>
      )}
      <button
        type="button"
        className="rc-chip-remove"
        aria-label={strings.remove(name)}
        {...stop}
        // `disabled` would take the focus away.
        aria-disabled={isOnItsWay || undefined}
        onClick={remove}
      />
    </li>
  );
});

function FileIcon({ attachment: { file, mimeType, status } }: { attachment: Attachment }) {
  const loaded = useLoaded(aboutFiles, true);
  if (status === "failed" || status === "rejected") return icons.warning;
  return loaded ? <loaded.Picture file={file} mimeType={mimeType} icon={icons.file} /> : icons.file;
}

/**
 * A bar in the chip, and words for screen readers. Words to see would change the chip's width, and move
 * the buttons of all later chips away from a press, or under it.
 */
function Encoding({ percent }: { percent: number }) {
  const { strings } = useComposer();
  return (
    <span className="rc-file-encoded" style={{ inlineSize: `${percent}%` }}>
      <Words>{strings.attachmentEncoding(percent)}</Words>
    </span>
  );
}
