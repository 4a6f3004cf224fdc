import { bodyToPlain, type Body } from "./text/body.js";

/** Before what a text was set aside. */
export const versionReasons = [
  "insert",
  "paste",
  "removal",
  "restore",
  "take-over",
  "discard",
] as const;

/** See {@link versionReasons}. */
export type VersionReason = (typeof versionReasons)[number];

/** The reply's text as it once was. */
export interface TextVersion {
  /** As `Date.now()`. */
  at: number;
  /** As a reader would see it. */
  text: string;
  /** With its formatting, where it has some: what is to be put back then. */
  body?: Body | undefined;
  before: VersionReason;
}

/** All of it. */
export function bodyOf({ text, body = { format: "plain", value: text } }: TextVersion): Body {
  return body;
}

/** A text as it is set aside. */
export function versionOf(body: Body, at: number, before: VersionReason): TextVersion {
  const version = { at, text: bodyToPlain(body), before };
  return body.format === "html" ? { ...version, body } : version;
}

/** How many are kept of one reply. */
const maxVersions = 20;

/** Versions with a newer one, newest first: without what that one says as well, and without the oldest. */
export function withVersion<Version extends TextVersion>(
  known: readonly Version[],
  newer: Version,
): readonly Version[] {
  // What was written on after it was taken away is all in the longer text.
  const { format, value } = bodyOf(newer);
  const isIn = (one: Version) => {
    const body = bodyOf(one);
    if (body.format !== format) return false;
    return body.value === value || (one.before === "removal" && value.includes(body.value));
  };
  return [newer, ...known.filter((one) => !isIn(one))].slice(0, maxVersions);
}
