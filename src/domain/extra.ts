/** How deep it may nest: browsers cannot copy what nests some thousand deep. */
const maxDepth = 100;

/**
 * As it is. Throws where a draft would not give back the same after a reload, or in another tab;
 * `path`: where in it, and in what.
 */
export function checkedExtra<Extra>(
  extra: Extra,
  path = "extra",
  within: readonly unknown[] = [],
): Extra {
  const isScalar = extra == null || typeof extra === "string" || typeof extra === "boolean";
  if (isScalar || Number.isFinite(extra)) return extra;
  if (within.includes(extra) || (!Array.isArray(extra) && !isPlain(extra))) {
    throw new TypeError(`${path} is no JSON`);
  }
  if (within.length === maxDepth) {
    throw new TypeError(`${path} is nested more than ${maxDepth} deep`);
  }
  for (const [name, member] of Object.entries(extra)) {
    checkedExtra(member, `${path}.${name}`, [...within, extra]);
  }
  return extra;
}

/** Also one of another window's. */
function isPlain(value: unknown): value is object {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
