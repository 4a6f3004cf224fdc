const ISO_8601 =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/;

/**
 * Milliseconds since the epoch, or undefined. A time zone is required: without one the moment would
 * depend on where the server stands.
 */
export function parseCreatedAt(text: string): number | undefined {
  const match = ISO_8601.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined || hour === undefined)
    return undefined;
  if (minute === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  // Date would turn 30 February into 1 March.
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  const time = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
  return Number.isNaN(time) ? undefined : time;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}
