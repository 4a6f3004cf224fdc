/**
 * As `Partial`, and what may be absent may be `undefined` too: a host that compiles with
 * `exactOptionalPropertyTypes` passes on what it may not have itself.
 */
export type Optional<T> = { [Key in keyof T]?: T[Key] | undefined };

/** What is given over the defaults; what is given as `undefined` is not given. */
export function withDefaults<T extends object>(defaults: T, given: Optional<T> = {}): T {
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(set) };
}
