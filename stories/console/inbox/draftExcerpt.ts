import type { DraftSummary } from "../../../src/index.js";

/** What an unsent reply is recognised by. */
export function draftExcerpt({ text, files }: DraftSummary): string {
  if (text !== "" || files === 0) return text;
  return files === 1 ? "1 file" : `${files} files`;
}
