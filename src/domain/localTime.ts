/** ISO 8601 as `<input type="datetime-local">` wants it, in the agent's time zone; "" for no date. */
export function toLocalTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "";
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const seconds = date.getSeconds() === 0 ? "" : `:${two(date.getSeconds())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}${seconds}`;
}

/** The instant of a local time, as ISO 8601; `undefined` for no date. */
export function instantOf(local: string): string | undefined {
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** Whether the clocks were put forward over it: a browser silently means another time then. */
export function isSkipped(local: string): boolean {
  const instant = instantOf(local);
  return instant !== undefined && toLocalTime(instant).slice(0, 16) !== local.slice(0, 16);
}
