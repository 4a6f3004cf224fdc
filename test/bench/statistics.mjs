/**
 * The value below which `share` of all lie.
 * @param {readonly number[]} values
 * @param {number} share 0.95 for the 95th percentile
 */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (/** @type {number} */ index) => sorted[index] ?? Number.NaN;
  return Number.isInteger(middle) ? (at(middle - 1) + at(middle)) / 2 : at(Math.floor(middle));
}

/**
 * The median, and between which values it lies.
 * @param {readonly number[]} values in milliseconds
 */
export function inMilliseconds(values) {
  return withRange(values, 1, "ms");
}

/** @param {readonly number[]} values in bytes */
export function inMegabytes(values) {
  return withRange(values, 1e6, "MB");
}

/**
 * @param {readonly number[]} values
 * @param {number} unit
 * @param {string} name
 */
function withRange(values, unit, name) {
  const write = (/** @type {number} */ value) => number(value / unit);
  const middle = `${write(median(values))} ${name}`;
  if (values.length < 2) return middle;
  return `${middle} (${write(Math.min(...values))}–${write(Math.max(...values))})`;
}

/** @param {number} value */
function number(value) {
  const digits = Math.abs(value) < 100 ? 1 : 0;
  return value.toLocaleString("en", { maximumFractionDigits: digits });
}
