/** A word that may stand in a header. */
export const visible = /^[!-~]{1,8192}$/;

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value's members; none of what is no object. */
export function asRecord(value: unknown): Record<string, unknown> {
  return isObject(value) ? { ...value } : {};
}

/** The rows of a list of the API's. */
export function embedded(value: unknown, name: string): Record<string, unknown>[] {
  const list = asRecord(asRecord(value)["_embedded"])[name];
  return Array.isArray(list) ? list.map(asRecord) : [];
}
