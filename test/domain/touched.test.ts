import fc from "fast-check";
import { expect, test } from "vitest";
import { blankValues, fieldNames } from "../../src/domain/fields.js";
import { isSame } from "../../src/domain/isSame.js";
import { touched } from "../../src/domain/touched.js";
import { untouched } from "./values.js";

test("what is the same as JSON is the same, in whatever order its keys are", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      // No field is called so.
      fc.pre(!JSON.stringify([a, b]).includes("__proto__"));
      expect(isSame(a, structuredClone(a))).toBe(true);
      expect(isSame(a, b)).toBe(sorted(a) === sorted(b));
    }),
  );
  expect(isSame({ id: 1, email: "a@x.co" }, { email: "a@x.co", id: 1 })).toBe(true);
});

/** As JSON whose keys are in order. */
function sorted(json: unknown): string {
  return JSON.stringify(json, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [two]) => (one < two ? -1 : 1)))
      : value,
  );
}

test.each([
  ["what is absent and what is undefined", {}, { id: undefined }, true],
  ["another order of a list", ["a", "b"], ["b", "a"], false],
  ["a shorter list", ["a", "b"], ["a"], false],
  ["null and undefined", null, undefined, false],
  ["a number and its text", 1, "1", false],
  ["an object and nothing", {}, null, false],
])("%s: %j and %j", (_what, a, b, is) => {
  expect(isSame(a, b)).toBe(is);
  expect(isSame(b, a)).toBe(is);
});

test("nothing is touched in a copy, and everything that differs is, in the order of the form", () => {
  expect(touched(untouched, structuredClone(untouched))).toEqual([]);
  const now = {
    ...untouched,
    user: "7",
    cc: ["a@x.co"],
    customer: { email: "ann@example.com", id: 123, name: undefined },
    text: { ...untouched.text, value: "Well." },
  };
  expect(touched(untouched, now)).toEqual(["cc", "text", "user"]);
});

test("of some fields only those are looked at", () => {
  const { cc, customer } = untouched;
  const now = { ...blankValues(), user: "7" };
  expect(touched({ cc, customer }, now)).toEqual(["customer"]);
});

test("a blank form is a new one each time", () => {
  const [one, other] = [blankValues(), blankValues()];
  one.cc.push("a@x.co");
  one.customer.id = 1;
  expect(touched(one, other)).toEqual(["customer", "cc"]);
  expect(Object.keys(one)).toEqual(fieldNames);
});
