import { useEffect, useRef } from "react";
import type { Attachment } from "../../attachments/attachment.js";
import { totalEncodedSize } from "../../attachments/limits.js";
import { useComposer } from "../context/composerContext.js";
import { useAttachmentsInSteps } from "./useAttachments.js";
import { undoByKey } from "../dom/useFormKeys.js";
import { inTheWay, useFileRemoval } from "./useFileRemoval.js";
import { useSendFlag } from "../context/useSending.js";
import { cannotGo } from "../../sending/post.js";
import { classNames } from "../ui/classNames.js";
import { FileItem } from "./FileItem.js";
import { Undo } from "../ui/Undo.js";
import { Words } from "../ui/Words.js";

/** The reply's files, refused and failed ones too, and how much of the limit they take. */
export function Attachments({ className }: { className?: string | undefined }) {
  const context = useComposer();
  const { session, strings } = context;
  const attachments = useAttachmentsInSteps(context);
  const isBlocked =
    useSendFlag(context, (status) => status === "blocked") && attachments.some(cannotGo);
  const { maxTotalSize } = session.attachments.limits();
  const shown = attachments.filter(isShown);
  const refused = attachments.filter(({ status }) => status === "rejected").map(({ id }) => id);
  const list = useRef<HTMLUListElement>(null);
  const { notice, removeOne, removeRefused, undo } = useFileRemoval(list, shown);
  // An effect, since the list is rendered anew when the press was stopped.
  useEffect(() => {
    if (!isBlocked) return;
    list.current?.querySelector<HTMLElement>(`:is(${inTheWay}) button`)?.focus();
  }, [isBlocked]);
  const going = attachments.filter(({ status }) => status !== "rejected");
  const total = totalEncodedSize(attachments);
  return (
    // What was typed since is taken back in its own field. The keys come from the buttons within.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={classNames("rc-attachments", className)}
      onKeyDown={(event) => undoByKey(event, notice?.undo && undo)}
    >
      <ul role="list" ref={list} className="rc-files" aria-label={strings.attachments}>
        {shown.map((attachment) => (
          <FileItem key={attachment.id} attachment={attachment} onRemove={removeOne} />
        ))}
      </ul>
      {shown.length < attachments.length && (
        <p className="rc-total">
          <Words>{strings.moreRefused(attachments.length - shown.length)}</Words>
        </p>
      )}
      {going.length > 0 && (
        <p className="rc-total">
          <Words>{strings.attachmentsTotal(going.length, total, maxTotalSize)}</Words>
        </p>
      )}
      {notice?.undo && (
        <p className="rc-total">
          <Words>{`${notice.text} · `}</Words>
          <Undo act={undo} />
        </p>
      )}
      {refused.length > 1 && (
        <button type="button" className="rc-button" onClick={() => removeRefused(refused)}>
          <Words>{strings.removeRefused(refused.length)}</Words>
        </button>
      )}
      <p className="rc-problem" role="alert" hidden={!isBlocked}>
        {isBlocked && strings.attachmentsBlocked}
      </p>
    </div>
  );
}

/** A folder of thousands must not become a list of thousands: of the refused, the first are named. */
function isShown({ status }: Attachment, index: number): boolean {
  return status !== "rejected" || index < 100;
}
