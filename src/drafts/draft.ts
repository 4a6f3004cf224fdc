import * as z from "zod/mini";
import type { Attempt } from "../domain/attempt.js";
import { bodyToPlain } from "../domain/body.js";
import { blankValues, replyShape, valueNames, type ReplyValues } from "../domain/reply.js";

/** Where the cursor was in the reply's text. */
interface Cursor {
  start: number;
  end: number;
}

/** What a form holds. */
export interface DraftContent {
  values: ReplyValues;
  /** Values that the agent left alone: they follow the conversation, also over a reload. */
  untouched: readonly (keyof ReplyValues)[];
  cursor?: Cursor;
}

/** A file of a draft; its bytes stand under a key of their own, and are written once. */
export interface DraftFile {
  id: string;
  name: string;
  size: number;
}

/** A reply that was not sent yet, as it is kept. */
export interface Draft extends DraftContent {
  version: typeof version;
  /** As `Date.now()`. */
  savedAt: number;
  files: readonly DraftFile[];
  /** A press whose outcome was not known: it may have been sent. */
  attempt?: Attempt;
}

/** Added to with every change that an older reader would not understand. */
const version = 1;

/** An older record has fewer values, and is a draft all the same. */
const shape = /* @__PURE__ */ (() =>
  z.object({
    version: z.number().check(z.lte(version)),
    savedAt: z.number(),
    values: z.partial(replyShape),
    untouched: z.optional(z.array(z.enum(valueNames))),
    cursor: z.optional(z.object({ start: z.number(), end: z.number() })),
    files: z.optional(z.array(z.object({ id: z.string(), name: z.string(), size: z.number() }))),
    attempt: z.optional(
      z.object({
        id: z.string(),
        conversationId: z.union([z.string(), z.number()]),
        reply: z.object({ text: replyShape.shape.text }),
        values: replyShape,
        attachmentIds: z.array(z.string()),
        attachmentNames: z.array(z.string()),
        before: z.optional(z.object({ ids: z.array(z.string()), latest: z.optional(z.string()) })),
      }),
    ),
  }))();

export function toDraft(
  { values, untouched, cursor }: DraftContent,
  files: readonly DraftFile[],
  attempt: Attempt | undefined,
): Draft {
  const optional = { ...(cursor ? { cursor } : {}), ...(attempt ? { attempt } : {}) };
  return { version, savedAt: Date.now(), values, untouched, files, ...optional };
}

/** A record as a draft; `undefined` where it is broken, or a later version's. */
export function readDraft(record: unknown): Draft | undefined {
  if (!isStored(record)) return undefined;
  const values = { ...structuredClone(blankValues), ...record.values };
  return { untouched: [], files: [], ...record, version, values };
}

type Stored = Partial<Draft> & Pick<Draft, "savedAt"> & { values: Partial<ReplyValues> };

/** The record itself and not what the schema makes of it: the order of keys is compared, too. */
function isStored(record: unknown): record is Stored {
  return shape.safeParse(record).success;
}

/** As a reader would see it, for lists. */
export function excerptOf({ values }: DraftContent, length = 200): string {
  return bodyToPlain(values.text).trim().slice(0, length);
}
