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
  text: string;
  before: VersionReason;
}

/** How many are kept of one reply. */
const maxVersions = 20;

/** Versions with a newer one, newest first: without what that one says as well, and without the oldest. */
export function withVersion<Version extends TextVersion>(
  known: readonly Version[],
  newer: Version,
): readonly Version[] {
  // What was written on after it was taken away is all in the longer text.
  const isIn = ({ text, before }: Version) =>
    text === newer.text || (before === "removal" && newer.text.includes(text));
  return [newer, ...known.filter((one) => !isIn(one))].slice(0, maxVersions);
}
