import { totalEncodedSize } from "../attachments/limits.js";
import { useComposer } from "../hooks/composerContext.js";
import { useAttachments } from "../hooks/useAttachments.js";
import { useSending } from "../hooks/useSending.js";
import { cannotGo } from "../sending/runAttempt.js";
import { FileItem } from "./FileItem.js";

/** The reply's files, refused and failed ones too, and how much of the limit they take. */
export function Attachments({ className }: { className?: string }) {
  const context = useComposer();
  const { session, strings } = context;
  const attachments = useAttachments(context);
  const isBlocked = useSending(context).status === "blocked" && attachments.some(cannotGo);
  const { maxTotalSize } = session.attachments.limits();
  const going = attachments.filter(({ status }) => status !== "rejected");
  const total = totalEncodedSize(attachments);
  return (
    <div className={["rc-attachments", className].filter(Boolean).join(" ")}>
      <ul role="list" className="rc-files" aria-label={strings.attachments}>
        {attachments.map((attachment) => (
          <FileItem key={attachment.id} attachment={attachment} />
        ))}
      </ul>
      {going.length > 0 && (
        <p className="rc-total">{strings.attachmentsTotal(going.length, total, maxTotalSize)}</p>
      )}
      <p className="rc-problem" role="alert" hidden={!isBlocked}>
        {isBlocked && strings.attachmentsBlocked}
      </p>
    </div>
  );
}
