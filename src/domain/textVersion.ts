/** Before what a text was set aside. */
export const versionReasons = ["insert", "paste", "restore", "take-over", "discard"] as const;

/** See {@link versionReasons}. */
export type VersionReason = (typeof versionReasons)[number];

/** The reply's text as it once was. */
export interface TextVersion {
  /** As `Date.now()`. */
  at: number;
  text: string;
  before: VersionReason;
}
