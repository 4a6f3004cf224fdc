import type { LimitRejection } from "../attachments/limits.js";
import type { Attempt, WaitingPress } from "../domain/attempt.js";
import { instantOf, toLocalTime } from "../domain/localTime.js";
import { blankValues, valueNames, type ReplyValues } from "../domain/reply.js";
import {
  isEither,
  isFlag,
  isListOf,
  isMaybe,
  isNumber,
  isObject,
  isOneOf,
  isText,
  type Check,
} from "./shapes.js";
import { draftVersion } from "./draftVersion.js";

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
  cursor?: Cursor | undefined;
}

/** A file of a draft; its bytes stand under a key of their own, and are written once. */
export interface DraftFile {
  id: string;
  name: string;
  size: number;
  /** Of one that was refused: no part of the reply and not kept, but known until it is dismissed. */
  rejection?: LimitRejection | undefined;
}

/** A reply that was not sent yet, as it is kept. */
export interface Draft extends DraftContent {
  version: typeof draftVersion;
  /** As `Date.now()`. */
  savedAt: number;
  files: readonly DraftFile[];
  /** What `createdAt` means, wherever it is read: ISO 8601. */
  createdAtInstant?: string | undefined;
  /** A press whose outcome was not known: it may have been sent. */
  attempt?: Attempt;
  /** A press that had yet to go out. */
  waiting?: WaitingPress;
}

const isBody = /* @__PURE__ */ isObject({
  format: /* @__PURE__ */ isOneOf(["plain", "html"]),
  value: isText,
});

/** By the name of each value of the form: one that is forgotten here does not compile. */
const valueChecks = /* @__PURE__ */ (() =>
  ({
    customer: isObject({
      id: isMaybe(isId),
      email: isMaybe(isText),
      name: isMaybe(isText),
    }),
    customerText: isEither(isText, isOneOf([null])),
    cc: isListOf(isText),
    ccText: isText,
    bcc: isListOf(isText),
    bccText: isText,
    text: isBody,
    status: isText,
    draft: isFlag,
    imported: isFlag,
    createdAt: isText,
    user: isText,
  }) satisfies Record<keyof ReplyValues, Check>)();

/** An older record has fewer values, and is a draft all the same. */
const isDraft = /* @__PURE__ */ (() =>
  isObject({
    version: (value) => typeof value === "number" && value <= draftVersion,
    savedAt: isNumber,
    values: isObject(mapped(valueChecks, isMaybe)),
    untouched: isMaybe(isListOf(isOneOf(valueNames))),
    cursor: isMaybe(isObject({ start: isNumber, end: isNumber })),
    files: isMaybe(isListOf(isObject({ id: isText, name: isText, size: isNumber }))),
    createdAtInstant: isMaybe(isText),
    waiting: isMaybe(isObject({ to: isMaybe(isId), status: isMaybe(isText) })),
    attempt: isMaybe(
      isObject({
        id: isText,
        conversationId: isId,
        reply: isObject({ text: isBody }),
        values: isObject(valueChecks),
        attachmentIds: isListOf(isText),
        attachmentNames: isListOf(isText),
        before: isMaybe(isObject({ ids: isListOf(isText), latest: isMaybe(isText) })),
      }),
    ),
  }))();

function isId(value: unknown): boolean {
  return isText(value) || isNumber(value);
}

function mapped(checks: Record<string, Check>, map: (check: Check) => Check) {
  return Object.fromEntries(Object.entries(checks).map(([name, check]) => [name, map(check)]));
}

/** A record as a draft; `undefined` where it is broken, or a later version's. */
export function readDraft(record: unknown): Draft | undefined {
  if (!isStored(record)) return undefined;
  const values = { ...structuredClone(blankValues), ...record.values };
  const { createdAtInstant: instant } = record;
  // As it was typed, but in another time zone.
  if (instant !== undefined && instant !== instantOf(values.createdAt)) {
    values.createdAt = toLocalTime(instant);
  }
  return { untouched: [], files: [], ...record, version: draftVersion, values };
}

type Stored = Partial<Draft> & Pick<Draft, "savedAt"> & { values: Partial<ReplyValues> };

/** Nothing of it is changed: the order of keys is compared, too. */
function isStored(record: unknown): record is Stored {
  return isDraft(record);
}
