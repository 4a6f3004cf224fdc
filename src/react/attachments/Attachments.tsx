import { useEffect, useRef, useState } from "react";
import type { Attachment } from "../../attachments/attachment.js";
import { totalEncodedSize } from "../../attachments/limits.js";
import { useComposer } from "../context/composerContext.js";
import { useAttachmentsInSteps } from "./useAttachments.js";
import { moveInRow } from "../dom/moveInRow.js";
import { undoByKey } from "../dom/useFormKeys.js";
import { inTheWay, useFileRemoval } from "./useFileRemoval.js";
import { useMoreFiles } from "./useMoreFiles.js";
import { useSendFlag } from "../context/useSending.js";
import { cannotGo } from "../../sending/post.js";
import { classNames } from "../ui/classNames.js";
import { FileItem } from "./FileItem.js";
import { Undo } from "../ui/Undo.js";
import { Words } from "../ui/Words.js";

/** How many refused files are listed: a dropped folder may have thousands. */
const maxRefused = 20;

/** The reply's files as chips, refused ones first, and how much of the limit they take. */
export function Attachments({ className }: { className?: string | undefined }) {
  const context = useComposer();
  const { session, strings } = context;
  const attachments = useAttachmentsInSteps(context);
  const isBlocked =
    useSendFlag(context, (status) => status === "blocked") && attachments.some(cannotGo);
  const { maxTotalSize } = session.attachments.limits();
  const going = attachments.filter((one) => !isRefused(one) && !one.isInText);
  const refused = attachments.filter(isRefused);
  const shown = [...refused.slice(0, maxRefused), ...going];
  const list = useRef<HTMLUListElement>(null);
  const { notice, removeOne, removeRefused, undo } = useFileRemoval(list, shown);
  const { more, isOpen, toggle } = useMoreFiles(list, shown);
  // The file that Tab reaches; the first where that is gone.
  const [stop, setStop] = useState<string>();
  const stopId = (shown.find(({ id }) => id === stop) ?? shown[0])?.id;
  // An effect, since the list is rendered anew when the press was stopped.
  useEffect(() => {
    if (!isBlocked) return;
    list.current?.querySelector<HTMLElement>(`:is(${inTheWay}) button`)?.focus();
  }, [isBlocked]);
  return (
    // In a field Ctrl+Z takes back what was typed there. The keys come from the buttons in here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={classNames("rc-attachments", className)}
      onKeyDown={(event) => {
        undoByKey(event, notice?.undo && undo);
        moveInRow(event);
      }}
      onFocus={({ target }) => setStop((before) => target.closest("li")?.dataset["file"] ?? before)}
    >
      <ul
        role="list"
        ref={list}
        className="rc-files"
        aria-label={strings.attachments}
        data-open={isOpen || undefined}
      >
        {shown.map((attachment) => (
          <FileItem
            key={attachment.id}
            attachment={attachment}
            isStop={attachment.id === stopId}
            onRemove={removeOne}
          />
        ))}
      </ul>
      {(isOpen || more > 0) && (
        <button type="button" className="rc-link" dir="auto" onClick={toggle}>
          <Words>{isOpen ? strings.fewerFiles : strings.moreFiles(more)}</Words>
        </button>
      )}
      {refused.length > maxRefused && (
        <p className="rc-total">
          <Words>{strings.moreRefused(refused.length - maxRefused)}</Words>
        </p>
      )}
      {refused.length > 1 && (
        <button
          type="button"
          className="rc-link"
          onClick={() => removeRefused(refused.map(({ id }) => id))}
        >
          <Words>{strings.removeRefused(refused.length)}</Words>
        </button>
      )}
      {notice?.undo && (
        <p className="rc-total">
          <Words>{`${notice.text} · `}</Words>
          <Undo act={undo} />
        </p>
      )}
      {going.length > 0 && (
        <p className="rc-total">
          <Words>
            {strings.attachmentsTotal(going.length, totalEncodedSize(going), maxTotalSize)}
          </Words>
        </p>
      )}
      <p className="rc-problem" role="alert" hidden={!isBlocked}>
        {isBlocked && strings.attachmentsBlocked}
      </p>
    </div>
  );
}

function isRefused({ status }: Attachment): boolean {
  return status === "rejected";
}
