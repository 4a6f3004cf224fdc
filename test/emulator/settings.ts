/** What a test may change while the emulator runs; `reset` puts back what it started with. */
export interface Settings {
  /** Answer `Connection: close` always, not only while a fault is armed. */
  connectionClose: boolean;
  /** Bytes of a request body; beyond it 413. */
  bodyLimit: number;
  /** Reads count one, writes two; beyond it 429. */
  rateLimitPerMinute: number;
  /** Days without activity after which the company's policy locks a conversation. */
  tooOldAfterDays: number;
  /** `taro..yamada@docomo.ne.jp` and `printer@intranet`: whether a reply may go there. */
  unusualAddresses: "accept" | "refuse";
  /** List the bodies of threads with paragraphs, entities and typographic quotes. */
  typesets: boolean;
  /** What a reply that is no draft becomes. */
  replyState: "published" | "underreview" | "hidden";
}

export const DEFAULT_SETTINGS: Settings = {
  connectionClose: false,
  // 50 MiB of files are 70 MB of base64.
  bodyLimit: 80_000_000,
  rateLimitPerMinute: 4_000,
  tooOldAfterDays: 365,
  unusualAddresses: "refuse",
  typesets: false,
  replyState: "published",
};
