// What words are made of: sizes, counts, times, names of statuses.

/** Made once: each takes longer to make than a hundred sizes take to write. */
const sizeFormats = /* @__PURE__ */ (["byte", "kilobyte", "megabyte"] as const).map((unit) =>
  [1, 0].map(
    (maximumFractionDigits) =>
      new Intl.NumberFormat("en", {
        style: "unit",
        unit,
        unitDisplay: unit === "byte" ? "long" : "short",
        maximumFractionDigits,
      }),
  ),
);

export const size = (bytes: number): string => {
  const power = bytes >= 1e6 ? 2 : bytes >= 1e3 ? 1 : 0;
  const value = bytes / 1000 ** power;
  return sizeFormats[power]?.[value < 100 ? 0 : 1]?.format(value) ?? "";
};
/** To the byte, where a rounded one would not tell two sizes apart. */
export const exactSize = (bytes: number): string => sizeFormats[0]?.[1]?.format(bytes) ?? "";
export const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const few = (addresses: readonly string[]) =>
  addresses.length > 3 ? count(addresses.length, "address", "addresses") : addresses.join(", ");

/** A right-to-left name, or one that claims to be, must not turn the sentence around it. */
export const isolated = (name: string) =>
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2068]/.test(name) ? `\u2068${name}\u2069` : name;

/** The first characters of a text, without half of a pair at its end. */
export const beginning = (text: string, length: number) =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, "");

/** The first five of a list, and how many more there are. */
export const first = (items: readonly string[]) =>
  items.slice(0, 5).join(", ") + (items.length > 5 ? ` and ${items.length - 5} more` : "");

const dates = /* @__PURE__ */ new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "2 minutes ago", as of now. */
export const ago = (iso: string): string => {
  const minutes = Math.round((Date.parse(iso) - Date.now()) / 60_000);
  if (!Number.isFinite(minutes)) return "";
  if (minutes > -1) return "just now";
  if (minutes > -60) return dates.format(minutes, "minute");
  if (minutes > -60 * 24) return dates.format(Math.round(minutes / 60), "hour");
  return dates.format(Math.round(minutes / 60 / 24), "day");
};

/** "on-hold" is "on hold". */
export const inWords = (status: string) => status.replace(/[-_]+/g, " ");
/** "on-hold" is "On hold". */
export const statusName = (status: string) =>
  inWords(status).replace(/^./, (letter) => letter.toUpperCase());

export const sendWithStatus = (status: string) =>
  status === "closed" ? "Send and close" : `Send as ${inWords(status)}`;

/** A time to wait, in its biggest whole unit. */
export const wait = (seconds: number): string => {
  if (seconds < 120) return count(seconds, "second", "seconds");
  if (seconds < 7200) return `${Math.ceil(seconds / 60)} minutes`;
  return `${Math.ceil(seconds / 3600)} hours`;
};
