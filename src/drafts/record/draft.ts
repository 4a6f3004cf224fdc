import type { LimitRejection } from "../../attachments/limits.js";
import type { Attempt, WaitingPress } from "../../domain/attempt.js";
import type { Body } from "../../domain/text/body.js";
import { instantOf, toLocalTime } from "../../domain/localTime.js";
import {
  blankValues,
  fieldNames,
  fields,
  type FieldName,
  type ReplyValues,
} from "../../domain/fields.js";
import {
  isBody,
  isId,
  isListOf,
  isMaybe,
  isNullOr,
  isNumber,
  isObject,
  isOneOf,
  isText,
  type Check,
} from "./shapes.js";
import type { Optional } from "../../domain/optional.js";
import { draftVersion } from "./draftVersion.js";

/** Where the cursor was in the reply's text, in whose counting. */
interface Cursor {
  format: Body["format"];
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

/** A file under the id that its draft knows it by. */
export interface IdentifiedFile {
  id: string;
  file: File;
}

/** A draft on its way to somewhere else. */
export interface MovingDraft {
  content: DraftContent;
  files: readonly IdentifiedFile[];
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
  attempt?: Attempt | undefined;
  /** The same of presses before that one, newest first. */
  earlier?: readonly Attempt[] | undefined;
  /** A press that had yet to go out. */
  waiting?: WaitingPress | undefined;
}

type IsPlain<Value> = unknown extends Value
  ? false
  : Value extends boolean | readonly string[]
    ? true
    : string extends Value
      ? true
      : false;

/** Those of which a blank value does not tell all that they may be. */
type OddField = {
  [Name in FieldName]: IsPlain<ReplyValues[Name]> extends true ? never : Name;
}[FieldName];

/** One that is forgotten here does not compile. */
const oddChecks: Record<OddField, Check> = /* @__PURE__ */ (() => ({
  customer: isObject({ id: isMaybe(isId), email: isMaybe(isText), name: isMaybe(isText) }),
  customerText: isNullOr(isText),
  text: isBody,
  signature: isNullOr(isBody),
  quote: isBody,
  // The host's to read: an earlier version of its page may have put it there.
  extra: () => true,
}))();

function isLikeBlank(name: FieldName): Check {
  const { blank } = fields[name];
  return Array.isArray(blank) ? isListOf(isText) : (value) => typeof value === typeof blank;
}

/** An older record has fewer values, and is a draft all the same. */
const areValues = /* @__PURE__ */ (() => {
  const odd: Partial<Record<FieldName, Check>> = oddChecks;
  const checks = fieldNames.map((name) => [name, isMaybe(odd[name] ?? isLikeBlank(name))] as const);
  return isObject(Object.fromEntries(checks));
})();

const isAttempt = /* @__PURE__ */ (() =>
  isObject({
    id: isText,
    conversationId: isId,
    reply: isObject({ text: isBody }),
    values: areValues,
    attachmentIds: isListOf(isText),
    attachmentNames: isListOf(isText),
    before: isMaybe(isObject({ ids: isListOf(isText), latest: isMaybe(isText) })),
  }))();

type Stored = Omit<Partial<Draft>, "cursor"> &
  Pick<Draft, "savedAt"> & {
    values: Partial<ReplyValues>;
    /** Of an older version without a format: it knew plain text alone. */
    cursor?: Optional<Pick<Cursor, "format">> & Omit<Cursor, "format">;
  };

const isStored = /* @__PURE__ */ (() =>
  isObject<Stored>({
    version: (value) => typeof value === "number" && value <= draftVersion,
    savedAt: isNumber,
    values: areValues,
    untouched: isMaybe(isListOf(isOneOf(fieldNames))),
    cursor: isMaybe(
      isObject({ format: isMaybe(isOneOf(["plain", "html"])), start: isNumber, end: isNumber }),
    ),
    files: isMaybe(isListOf(isObject({ id: isText, name: isText, size: isNumber }))),
    createdAtInstant: isMaybe(isText),
    waiting: isMaybe(isObject({ to: isMaybe(isId), status: isMaybe(isText) })),
    attempt: isMaybe(isAttempt),
    earlier: isMaybe(isListOf(isAttempt)),
  }))();

/** A record as a draft; `undefined` where it is broken, or a later version's. */
export function readDraft(record: unknown): Draft | undefined {
  if (!isStored(record)) return undefined;
  const values = { ...blankValues(), ...record.values };
  const { createdAtInstant: instant } = record;
  // As it was typed, but in another time zone.
  if (instant !== undefined && instant !== instantOf(values.createdAt)) {
    values.createdAt = toLocalTime(instant);
  }
  const { attempt, earlier, cursor } = record;
  return {
    untouched: [],
    files: [],
    ...record,
    cursor: cursor && { ...cursor, format: cursor.format ?? "plain" },
    attempt: attempt && completed(attempt),
    earlier: earlier?.map(completed),
    version: draftVersion,
    values,
  };
}

/** An older version knew fewer fields. */
function completed(attempt: Attempt): Attempt {
  return { ...attempt, values: { ...blankValues(), ...attempt.values } };
}
