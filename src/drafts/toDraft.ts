import type { UnsettledPress, WaitingPress } from "../domain/attempt.js";
import { instantOf } from "../domain/localTime.js";
import type { Draft, DraftContent, DraftFile } from "./draft.js";
import { draftVersion } from "./draftVersion.js";

export function toDraft(
  { values, untouched, cursor }: DraftContent,
  files: readonly DraftFile[],
  [newest, ...earlier]: readonly UnsettledPress[] = [],
  waiting?: WaitingPress,
): Draft {
  const createdAtInstant = instantOf(values.createdAt);
  const optional = {
    ...(cursor ? { cursor } : {}),
    ...(newest ? { attempt: newest.attempt } : {}),
    earlier: earlier.map(({ attempt }) => attempt),
    ...(waiting ? { waiting } : {}),
    ...(createdAtInstant === undefined ? {} : { createdAtInstant }),
  };
  return { version: draftVersion, savedAt: Date.now(), values, untouched, files, ...optional };
}
