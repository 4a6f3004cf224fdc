import { drafts } from "./sections/drafts.mjs";
import { dropReady } from "./sections/dropReady.mjs";
import { encoders } from "./sections/encoders.mjs";
import { firstPaint } from "./sections/firstPaint.mjs";
import { gateway } from "./sections/gateway.mjs";
import { idle } from "./sections/idle.mjs";
import { manyFiles } from "./sections/manyFiles.mjs";
import { recipients } from "./sections/recipients.mjs";
import { richText } from "./sections/richText.mjs";
import { sending } from "./sections/sending.mjs";
import { snippets } from "./sections/snippets.mjs";
import { throttled } from "./sections/throttled.mjs";
import { typing } from "./sections/typing.mjs";

/** @import { Section } from "./bench.js" */

/**
 * By the names that `--only` takes, in the order of the results.
 * @type {Record<string, Section>}
 */
export const sections = {
  idle,
  sending,
  throttled,
  dropReady,
  manyFiles,
  typing,
  recipients,
  firstPaint,
  richText,
  snippets,
  drafts,
  encoders,
  gateway,
};
