// What a stored record must look like. By hand: a schema library would weigh more than all that lists
// the drafts of a page.

export type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === "string";
export const isNumber: Check = (value) => Number.isFinite(value);
export const isFlag: Check = (value) => typeof value === "boolean";

export const isId: Check = (value) => isText(value) || isNumber(value);

export function isOneOf(values: readonly unknown[]): Check {
  return (value) => values.includes(value);
}

export function isNullOr(check: Check): Check {
  return (value) => value === null || check(value);
}

export function isMaybe(check: Check): Check {
  return (value) => value === undefined || check(value);
}

export function isListOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

/** Of either format. */
export const isBody: Check = /* @__PURE__ */ isObject({
  format: /* @__PURE__ */ isOneOf(["plain", "html"]),
  value: isText,
});

/** An object whose members are as told; it may have others. */
export function isObject<Shape>(
  members: Record<string, Check> & { [Name in keyof Shape]?: Check },
): (value: unknown) => value is Shape {
  return (value): value is Shape => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const found: Record<string, unknown> = { ...value };
    return Object.entries(members).every(([name, check]) => check(found[name]));
  };
}
