/**
 * As `Partial`, and what may be absent may be `undefined` too: a host that compiles with
 * `exactOptionalPropertyTypes` passes on what it may not have itself.
 */
export type Optional<T> = { [Key in keyof T]?: T[Key] | undefined };

/** What is given over the defaults; what is given as `undefined` is not given. */
export function withDefaults<T extends object>(defaults: T, given: Optional<T> = {}): T {
  return { ...defaults, ...compact(given) };
}

type MaybeKeys<T> = { [Key in keyof T]-?: undefined extends T[Key] ? Key : never }[keyof T];

type Compact<T> = Omit<T, MaybeKeys<T>> & {
  [Key in MaybeKeys<T>]?: Exclude<T[Key], undefined>;
};

/** Without the keys whose value is `undefined`, so that "absent" has one spelling. */
export function compact<T extends object>(value: T): Compact<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the keys
  return Object.fromEntries(
    Object.entries(value).filter(([, entry]) => entry !== undefined),
  ) as Compact<T>;
}
