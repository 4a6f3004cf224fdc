import { describe, expect, test } from "vitest";
import { isFound, matchesIn } from "../../../src/domain/text/matches.js";

describe("matchesIn", () => {
  const marked = (text: string, query: string) =>
    matchesIn(text, query)
      .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
      .join("");

  test.each([
    ["Marcus Holt", "holt", "Marcus [Holt]"],
    ["Marcus Holt", "HO mar", "[Mar]cus [Ho]lt"],
    ["aa aaa", "a aaa", "[a][a] [aaa]"],
    ["a.b+c@x.com", ".b+c", "a[.b+c]@x.com"],
    ["ann@x.com", "(", "ann@x.com"],
    ["Ångström", "ångs", "[Ångs]tröm"],
    ["Ann", " ", "Ann"],
    ["", "a", ""],
  ])("in %j by %j", (text, query, result) => {
    expect(marked(text, query)).toBe(result);
  });

  test.each(["a", "(", "\\", "[a-z]", "x y", "$&"])("loses nothing of a text: %s", (query) => {
    const text = "a (b) [a-z] \\ $& x";
    expect(
      matchesIn(text, query)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  });
});

test.each([
  ["ANN", true],
  ["lee ann", true],
  ["x.com an", true],
  ["annex", false],
  ["ann bob", false],
  ["", true],
])("isFound %j in a name or an address: %j", (query, isThere) => {
  expect(isFound(query, ["Ann Lee", "ann@x.com"])).toBe(isThere);
});
