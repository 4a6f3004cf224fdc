import { bodyToPlain } from "../../domain/text/body.js";
import { beginningOf, cleaned } from "../../domain/text/cleanText.js";
import type { DraftContent } from "./draft.js";

/** As a reader would see it, for lists. */
export function excerptOf({ values }: DraftContent, length = 200): string {
  return beginningOf(cleaned(bodyToPlain(values.text)).trim(), length);
}
