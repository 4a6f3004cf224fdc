import { useEffect } from "react";
import type { Attachment } from "../../attachments/attachment.js";
import type { Session } from "../../session/session.js";
import type { Strings } from "../../strings.js";
import { joined } from "../context/announcements.js";
import { problemOfFile } from "./problemOfFile.js";

/** Announces what was attached, what failed, and when all files are ready. */
export function useAttachmentAnnouncements(
  { attachments }: Session,
  strings: Strings,
  announce: (text: string) => void,
): void {
  // An effect, since the store changes outside of React.
  useEffect(() => {
    let before = attachments.getSnapshot();
    let isWaiting = false;
    return attachments.subscribe(async () => {
      if (isWaiting) return;
      isWaiting = true;
      // The files of a folder are added in turns, and announced together.
      await attachments.arrived();
      isWaiting = false;
      const now = attachments.getSnapshot();
      const said = whatHappened(before, now, strings);
      before = now;
      if (said.length > 0) announce(joined(said));
    });
  }, [attachments, strings, announce]);
}

function whatHappened(
  before: readonly Attachment[],
  now: readonly Attachment[],
  strings: Strings,
): string[] {
  const statusBefore = new Map(before.map(({ id, status }) => [id, status]));
  const changed = now.filter(({ id, status }) => statusBefore.get(id) !== status);
  const added = changed.filter(({ id, status }) => !statusBefore.has(id) && status !== "rejected");
  const trouble = changed.flatMap((one) => {
    const problem = problemOfFile(one, strings);
    return problem === undefined ? [] : [strings.attachmentProblem(one.name, problem)];
  });
  const isDone =
    (before.some(({ status }) => status === "encoding") ||
      changed.some(({ status }) => status === "ready")) &&
    now.some(({ status }) => status === "ready") &&
    !now.some(({ status }) => status === "encoding");
  return [
    ...(added.length > 0 ? [strings.attachmentsAdded(added.length)] : []),
    ...trouble.slice(0, 3),
    ...(trouble.length > 3 ? [strings.moreTrouble(trouble.length - 3)] : []),
    ...(isDone ? [strings.attachmentsReady] : []),
  ];
}
