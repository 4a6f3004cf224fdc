import { createChunk, loadWithin } from "../async/chunk.js";
import type { Attachment } from "../attachments/attachment.js";
import type { Checks, Concern } from "../domain/concern.js";
import type { ReplyValues } from "../domain/reply.js";

/** What reads a reply as an attentive colleague would; words of eleven languages come with it. */
export const textChecks = /* @__PURE__ */ createChunk(() => import("./textConcerns.js"));

const names = ["no-attachment", "placeholder", "greeting"] as const;

/** Milliseconds that Send waits for the checks where they are not there yet. */
const loadTimeoutMs = 5000;

/**
 * What there is to ask about the text of an email. Where the checks cannot be had the agent decides:
 * nothing is sent unchecked in silence.
 */
export async function checkText(
  values: ReplyValues,
  attachments: readonly Attachment[],
  checks: Checks,
  attachmentWords: readonly string[],
): Promise<readonly Concern[]> {
  if (names.every((name) => checks[name] === false)) return [];
  const loaded = textChecks.now() ?? (await loadWithin(textChecks, loadTimeoutMs));
  return loaded
    ? loaded.textConcerns(values, attachments, checks, attachmentWords)
    : [{ code: "checks-missing" }];
}
