import { locale } from "./locale.js";

const steps = [
  ["megabyte", 1e6],
  ["kilobyte", 1e3],
] as const;

export function fileSize(bytes: number): string {
  const [unit, length] = steps.find(([, step]) => bytes >= step) ?? ["byte", 1];
  const format = new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits: 1,
  });
  return format.format(bytes / length);
}
