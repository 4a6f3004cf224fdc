import { expect, test } from "vitest";
import { checkedExtra } from "../../src/domain/extra.js";

class Product {
  id = 1;
}

const parent = { children: [{}] };
parent.children.push({ parent });
const shared = { id: 1 };

// What a draft would give back as something else, or could not keep at all, is said when it is given.
test.each<[string, unknown]>([
  ["extra", () => {}],
  ["extra", NaN],
  ["extra", 1n],
  ["extra.since", { since: new Date(0) }],
  ["extra.list.1.file", { list: [1, { file: new Blob(["x"]) }] }],
  ["extra.map", { map: new Map() }],
  ["extra.product", { product: new Product() }],
  ["extra.key", { key: Symbol("key") }],
  ["extra.children.1.parent", parent],
])("%s is no JSON: %o", (path, extra) => {
  expect(() => checkedExtra(extra)).toThrow(new TypeError(`${path} is no JSON`));
});

/** A list in a list in a list … */
function nested(levels: number): unknown {
  let list: unknown[] = [];
  for (let level = 1; level < levels; level += 1) list = [list];
  return list;
}

// Neither the browser nor the draft's own comparisons could copy it.
test.each([101, 100_000])("%i lists within each other are said to be too many", (levels) => {
  expect(() => checkedExtra(nested(levels))).toThrow(
    /^extra(\.0){100} is nested more than 100 deep$/,
  );
});

test("a hundred are not", () => {
  expect(() => checkedExtra(nested(100))).not.toThrow();
});

test.each<[unknown]>([
  [undefined],
  [null],
  ["lamp"],
  [0],
  [false],
  [[]],
  [{ product: { id: "lamp", tags: ["a", null], price: -1.5, isNew: true, note: undefined } }],
  [Object.assign(Object.create(null), { a: 1 })],
  [{ one: shared, two: [shared] }],
])("%o is taken as it is", (extra) => {
  expect(checkedExtra(extra)).toBe(extra);
});
