/** Whether two values say the same. What is absent is as what is `undefined`, in whatever order. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  return Object.keys({ ...a, ...b }).every((name) =>
    isSame(Reflect.get(a, name), Reflect.get(b, name)),
  );
}
