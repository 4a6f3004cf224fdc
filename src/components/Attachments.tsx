import type { Attachment } from "../attachments/attachment.js";
import { encodedSize, totalEncodedSize } from "../attachments/limits.js";
import { useComposer } from "../hooks/composerContext.js";
import { useAttachments } from "../hooks/useAttachments.js";
import { useSending } from "../hooks/useSending.js";
import { cannotGo } from "../sending/runAttempt.js";
import { icons } from "./icons.js";

/** The reply's files, each with its state in `data-status`; refused and failed ones too. */
export function Attachments({ className }: { className?: string }) {
  const context = useComposer();
  const { session, strings } = context;
  const attachments = useAttachments(context);
  const isBlocked = useSending(context).status === "blocked" && attachments.some(cannotGo);
  const total = totalEncodedSize(attachments);
  return (
    <div className={["rc-attachments", className].filter(Boolean).join(" ")}>
      <ul role="list" className="rc-files" aria-label={strings.attachments}>
        {attachments.map((attachment) => (
          <FileItem key={attachment.id} attachment={attachment} />
        ))}
      </ul>
      {total > 0 && (
        <p className="rc-total">
          {strings.attachmentsTotal(total, session.attachments.limits().maxTotalSize)}
        </p>
      )}
      <p className="rc-problem" role="alert" hidden={!isBlocked}>
        {isBlocked && strings.attachmentsBlocked}
      </p>
    </div>
  );
}

function FileItem({ attachment }: { attachment: Attachment }) {
  const context = useComposer();
  const { session, strings, announce } = context;
  const isOnItsWay = useSending(context).status === "sending";
  const { id, name, size, status } = attachment;
  const remove = () => {
    session.attachments.remove(id);
    announce(strings.attachmentRemoved(name));
  };
  return (
    <li className="rc-file" data-status={status}>
      {status === "failed" || status === "rejected" ? icons.warning : icons.file}
      <span className="rc-file-about">
        <bdi className="rc-file-name" title={name}>
          {name}
        </bdi>
        <FileNote attachment={attachment} />
      </span>
      <span className="rc-file-size">{strings.size(size)}</span>
      {status === "failed" && (
        <button
          type="button"
          className="rc-icon-button"
          aria-label={strings.retry(name)}
          onClick={() => session.attachments.retry(id)}
        >
          {icons.retry}
        </button>
      )}
      <button
        type="button"
        className="rc-icon-button"
        aria-label={strings.remove(name)}
        disabled={isOnItsWay}
        onClick={remove}
      >
        {icons.remove}
      </button>
    </li>
  );
}

/** What there is to say about a file beside its name and size. */
function FileNote({ attachment }: { attachment: Attachment }) {
  const { strings } = useComposer();
  switch (attachment.status) {
    case "ready":
      return null;
    case "encoding": {
      const share = encodedSize(attachment.encoded) / Math.max(encodedSize(attachment.size), 1);
      return (
        <span className="rc-file-note">{strings.attachmentEncoding(Math.floor(share * 100))}</span>
      );
    }
    case "failed":
      return <span className="rc-file-note">{strings.attachmentFailed(attachment.code)}</span>;
    case "rejected":
      return (
        <span className="rc-file-note">
          {strings.attachmentRejected(attachment.name, attachment.size, attachment.rejection)}
        </span>
      );
  }
}
