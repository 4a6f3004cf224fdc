import { memo, useState, type DragEvent, type MouseEvent } from "react";
import type { Attachment } from "../../attachments/attachment.js";
import { extensionOf } from "../../attachments/mimeType.js";
import { useComposer } from "../context/composerContext.js";
import { problemOfAttachment } from "./useAttachmentAnnouncements.js";
import { usePicture } from "./usePicture.js";
import { useRefusal } from "../context/serverProblems.js";
import { useSendFlag } from "../context/useSending.js";
import { icons } from "../ui/icons.js";
import { Words } from "../ui/Words.js";

/**
 * One file: what it is, how far it is, and what to do about it. `data-status` as in Attachment,
 * `data-invalid` where the server refused it.
 */
export const FileItem = /* @__PURE__ */ memo(function FileItem({
  attachment,
  onRemove,
}: {
  attachment: Attachment;
  onRemove: (attachment: Attachment, item: Element | null) => void;
}) {
  const context = useComposer();
  const { session, strings } = context;
  const isOnItsWay = useSendFlag(context, (now) => now === "sending");
  const { id, name, size, status } = attachment;
  const refusal = useRefusal(session, id);
  const isFolder = status === "rejected" && attachment.rejection.code.startsWith("folder-");
  const remove = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    // On its way since the last render.
    if (session.sender.getSnapshot().status === "sending") return;
    onRemove(attachment, currentTarget.closest("li"));
  };
  return (
    <li
      className="rc-file"
      data-file={id}
      data-status={status}
      data-invalid={refusal !== undefined || undefined}
    >
      <FileIcon attachment={attachment} />
      <span className="rc-file-about">
        <FileName name={name} />
        <FileNote attachment={attachment} refusal={refusal} />
      </span>
      {!isFolder && <span className="rc-file-size">{strings.size(size)}</span>}
      {status === "failed" && (
        <button
          type="button"
          className="rc-icon-button"
          aria-label={strings.retry(name)}
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
        className="rc-icon-button"
        aria-label={strings.remove(name)}
        // Not `disabled`: that would take the focus away.
        aria-disabled={isOnItsWay || undefined}
        onClick={remove}
      >
        {icons.remove}
      </button>
    </li>
  );
});

/** What every browser draws; others get their extension. */
const pictures = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);

function FileIcon({ attachment: { file, name, mimeType, status } }: { attachment: Attachment }) {
  const [isBroken, setBroken] = useState(false);
  if (status === "failed" || status === "rejected") return icons.warning;
  if (pictures.has(mimeType) && !isBroken) {
    return <Picture file={file} onError={() => setBroken(true)} />;
  }
  return (
    <span
      className="rc-file-icon"
      data-extension={/^[a-z0-9]{1,4}/.exec(extensionOf(name))?.[0] ?? ""}
      aria-hidden="true"
    >
      {icons.file}
    </span>
  );
}

function Picture({ file, onError }: { file: File; onError: () => void }) {
  const ref = usePicture(file);
  return (
    <img
      ref={ref}
      className="rc-file-picture"
      alt=""
      decoding="async"
      onDragStart={stay}
      onError={onError}
    />
  );
}

/** Dragged, a picture is a file, and would be attached again. Not by `draggable`, which our reset reverts. */
function stay(event: DragEvent): void {
  event.preventDefault();
}

/** Long names lose their middle: how they begin and how they end is what tells them apart. */
function FileName({ name }: { name: string }) {
  const end = endOf(name);
  return (
    <bdi
      className="rc-file-name"
      translate="no"
      title={name}
      data-end={end.length > 5 ? undefined : "extension"}
    >
      <span className="rc-file-start">{name.slice(0, name.length - end.length)}</span>
      <span className="rc-file-end">{end}</span>
    </bdi>
  );
}

/**
 * What of a name is never cut off. Never half a letter, and nothing where letters run both ways
 * but an extension that stands apart, with the number before it: taken out of its line, the rest would be in another order.
 */
function endOf(name: string): string {
  const end = rightToLeft.test(name)
    ? /(?<=[\u0590-\u08ff])(?: ?\d{1,6})?\.[a-z0-9]{1,5}$/i
    : /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek} -~]{1,8}$/u;
  return end.exec(name)?.[0] ?? "";
}

const rightToLeft = /[\u0590-\u08ff]/;

/** What there is to say about a file beside its name and size. */
function FileNote({
  attachment,
  refusal,
}: {
  attachment: Attachment;
  refusal: string | undefined;
}) {
  const { strings } = useComposer();
  if (attachment.status === "encoding") {
    const percent = Math.floor((attachment.encoded / Math.max(attachment.size, 1)) * 100);
    return (
      <span className="rc-file-note">
        <Words>{strings.attachmentEncoding(percent)}</Words>
      </span>
    );
  }
  const problem = problemOfAttachment(attachment, strings) ?? refusal;
  if (problem === undefined) return null;
  return (
    <span className="rc-file-note">
      <Words keep={[attachment.name]}>{problem}</Words>
    </span>
  );
}
