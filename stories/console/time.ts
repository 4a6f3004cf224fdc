import { locale } from "./locale.js";

const minute = 60_000;
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 365 * 24 * 60 * minute],
  ["month", 30 * 24 * 60 * minute],
  ["week", 7 * 24 * 60 * minute],
  ["day", 24 * 60 * minute],
  ["hour", 60 * minute],
  ["minute", minute],
];

const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "narrow" });
const exact = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" });

/** "5min ago", "yesterday"; a clock a little ahead of ours says "now" too. */
export function relativeTime(iso: string, now: number): string {
  const distance = Date.parse(iso) - now;
  if (Number.isNaN(distance)) return "";
  const unit = units.find(([, length]) => Math.abs(distance) >= length);
  return unit === undefined ? "now" : relative.format(Math.trunc(distance / unit[1]), unit[0]);
}

export function exactTime(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? "" : exact.format(time);
}
