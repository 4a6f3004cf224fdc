import type { Attempt, WaitingPress } from "../domain/attempt.js";
import { instantOf } from "../domain/localTime.js";
import type { Draft, DraftContent, DraftFile } from "./draft.js";
import { draftVersion } from "./draftVersion.js";

export function toDraft(
  { values, untouched, cursor }: DraftContent,
  files: readonly DraftFile[],
  attempt: Attempt | undefined,
  waiting?: WaitingPress,
): Draft {
  const createdAtInstant = instantOf(values.createdAt);
  const optional = {
    ...(cursor ? { cursor } : {}),
    ...(attempt ? { attempt } : {}),
    ...(waiting ? { waiting } : {}),
    ...(createdAtInstant === undefined ? {} : { createdAtInstant }),
  };
  return { version: draftVersion, savedAt: Date.now(), values, untouched, files, ...optional };
}
