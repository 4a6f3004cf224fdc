import type { UnsettledPress, WaitingPress } from "../../domain/attempt.js";
import { instantOf } from "../../domain/localTime.js";
import type { Draft, DraftContent, DraftFile, IdentifiedFile } from "./draft.js";
import { draftVersion } from "./draftVersion.js";

export function toDraft(
  { values, untouched, cursor }: DraftContent,
  files: readonly DraftFile[],
  [newest, ...earlier]: readonly UnsettledPress[] = [],
  waiting?: WaitingPress,
): Draft {
  return {
    version: draftVersion,
    savedAt: Date.now(),
    values,
    untouched,
    files,
    cursor,
    attempt: newest?.attempt,
    earlier: earlier.map(({ attempt }) => attempt),
    waiting,
    createdAtInstant: instantOf(values.createdAt),
  };
}

/** Files as a draft notes them. */
export function noted(files: readonly IdentifiedFile[]): readonly DraftFile[] {
  return files.map(({ id, file: { name, size } }) => ({ id, name, size }));
}
