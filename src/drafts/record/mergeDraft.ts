import { appended, bodyToHtml } from "../../domain/text/body.js";
import type { FieldName } from "../../domain/fields.js";
import { isSame } from "../../domain/isSame.js";
import { touched } from "../../domain/touched.js";
import type { Draft, DraftContent, DraftFile } from "./draft.js";

/**
 * A stored draft with what an agent put into the form from `before` to `now`, while it was being
 * read: as if the draft had been there all the time. `undefined` where both changed the same thing.
 */
export function mergeDraft(
  draft: DraftContent,
  before: DraftContent,
  now: DraftContent,
): DraftContent | undefined {
  if (isSame(draft.values, before.values)) return now;
  const typed = touched(before.values, now.values);
  const isDrafts = (name: FieldName) =>
    !draft.untouched.includes(name) && !isSame(draft.values[name], before.values[name]);
  const values = { ...draft.values };
  let { cursor } = draft;
  for (const name of typed) {
    if (!isDrafts(name)) Object.assign(values, { [name]: now.values[name] });
    else if (name === "cc" || name === "bcc" || name === "namesPutIn") {
      values[name] = mergeList(draft.values[name], before.values[name], now.values[name]);
    } else if (name === "text") {
      const [stored, begun, text] = [draft.values.text, before.values.text, now.values.text];
      const { value } = stored;
      if (stored.format === "html" || text.format === "html") {
        // Where in it the keys would have gone, its editor alone knows: behind all of it.
        if (begun.value !== "") return undefined;
        values.text = appended({ format: "html", value: bodyToHtml(stored) }, text);
        continue;
      }
      const inserted = insertedInto(begun.value, text.value);
      if (inserted === undefined) return undefined;
      // Where the keys would have gone; a selection is not written over by what did not see it.
      const at = Math.min(cursor?.end ?? value.length, value.length);
      values.text = {
        ...stored,
        value: value.slice(0, at) + inserted + value.slice(at),
      };
      cursor = { format: "plain", start: at + inserted.length, end: at + inserted.length };
    } else return undefined;
  }
  const untouched = draft.untouched.filter((name) => !typed.includes(name));
  return { values, untouched, cursor };
}

/** As `mergeDraft`, with the files that are there by now. */
export function withTyped(
  draft: Draft,
  before: DraftContent | undefined,
  now: DraftContent | undefined,
  present: readonly DraftFile[],
): Draft | undefined {
  const merged = before && now && mergeDraft(draft, before, now);
  const isNew = ({ id }: DraftFile) => !draft.files.some((one) => one.id === id);
  return merged && { ...draft, ...merged, files: [...draft.files, ...present.filter(isNew)] };
}

/** What was added and what was removed meanwhile is so in the draft too. */
function mergeList(draft: readonly string[], before: readonly string[], now: readonly string[]) {
  const isRemoved = (one: string) => before.includes(one) && !now.includes(one);
  const added = now.filter((one) => !before.includes(one) && !draft.includes(one));
  return [...draft.filter((one) => !isRemoved(one)), ...added];
}

/** What was typed into a text in one place; `undefined` where some of it was taken away. */
function insertedInto(before: string, now: string): string | undefined {
  const length = now.length - before.length;
  if (length < 0) return undefined;
  let at = 0;
  while (at < before.length && before[at] === now[at]) at += 1;
  return before.slice(at) === now.slice(at + length) ? now.slice(at, at + length) : undefined;
}
