import type { Attachment } from "../../attachments/attachment.js";
import type { Strings } from "../../strings.js";
import type { problemOfFile } from "./problemOfFile.js";

/** What to announce of the files. It imports nothing that is loaded at first; see `RareOptions`. */
export function whatHappened(
  before: readonly Attachment[],
  now: readonly Attachment[],
  strings: Strings,
  problemOf: typeof problemOfFile,
): string[] {
  const statusBefore = new Map(before.map(({ id, status }) => [id, status]));
  const changed = now.filter(({ id, status }) => statusBefore.get(id) !== status);
  const added = changed.filter(
    (one) => !statusBefore.has(one.id) && one.status !== "rejected" && !one.isInText,
  );
  const trouble = changed.flatMap((one) => {
    const problem = problemOf(one, strings);
    return problem === undefined ? [] : [strings.attachmentProblem(one.name, problem)];
  });
  const isAny = (ones: readonly Attachment[], is: Attachment["status"]) =>
    // Of a picture in the text its own words are said.
    ones.some(({ status, isInText }) => status === is && !isInText);
  const isDone =
    (isAny(before, "encoding") || isAny(changed, "ready")) &&
    isAny(now, "ready") &&
    !isAny(now, "encoding");
  return [
    ...(added.length > 0 ? [strings.attachmentsAdded(added.length)] : []),
    ...trouble.slice(0, 3),
    ...(trouble.length > 3 ? [strings.moreTrouble(trouble.length - 3)] : []),
    ...(isDone ? [strings.attachmentsReady] : []),
  ];
}
