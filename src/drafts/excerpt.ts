import { bodyToPlain } from "../domain/body.js";
import type { DraftContent } from "./draft.js";

/** As a reader would see it, for lists. */
export function excerptOf({ values }: DraftContent, length = 200): string {
  return bodyToPlain(values.text).trim().slice(0, length);
}
