import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createRanking,
  piecesOf,
  searchable,
  wordsNotIn,
  wordsOf,
} from "../../../src/react/inserting/ranking.js";

const list = searchable(
  [
    ["Warranty: refund", "x"],
    ["Shipping", "How a refund is shipped"],
    ["Prerefund", "x"],
    ["Refund", "x"],
    ["Café Ünal", "x"],
  ].map(([name = "", preview = ""]) => ({ id: name, name, preview })),
);
const names = (query: string, recent: readonly string[] = []) =>
  createRanking(list, () => recent)(query).map(({ label }) => label);

describe("what a query finds", () => {
  test("names that begin with it, then words that do, then names, then texts with it", () => {
    expect(names("refund")).toEqual(["Refund", "Warranty: refund", "Prerefund", "Shipping"]);
  });

  test("without case and accents, in any order of words", () => {
    expect(names("UNAL cafe")).toEqual(["Café Ünal"]);
    expect(names("nothing")).toEqual([]);
  });

  test("the recently used ones first, among those that fit alike", () => {
    expect(names("", ["Prerefund", "Shipping"]).slice(0, 3)).toEqual([
      "Prerefund",
      "Shipping",
      "Warranty: refund",
    ]);
    expect(names("refund", ["Shipping"])[0]).toBe("Refund");
  });

  test("as they are when the list opens, and not from key to key", () => {
    let recent: readonly string[] = [];
    const find = createRanking(list, () => recent);
    const first = (query: string) => find(query)[0]?.label;
    expect(first("")).toBe("Warranty: refund");
    recent = ["Shipping"];
    expect(first("s")).toBe("Shipping");
    expect(first("")).toBe("Shipping");
  });

  test("the same, whatever was typed and deleted before", () => {
    const letter = fc.constantFrom("r", "e", "f", "u", "n", "d", " ", "é", "ü");
    const typing = fc.array(fc.oneof({ weight: 3, arbitrary: letter }, fc.constant("Backspace")));
    fc.assert(
      fc.property(typing, fc.array(fc.constantFrom("Refund", "Shipping")), (keys, recent) => {
        const find = createRanking(list, () => recent);
        let query = "";
        for (const key of keys) {
          query = key === "Backspace" ? query.slice(0, -1) : query + key;
          expect(find(query).map(({ label }) => label)).toEqual(names(query, recent));
        }
      }),
    );
  });
});

test.each([
  ["Café Ünal", "cafe na", ["", "Café", " Ü", "na", "l"]],
  ["Refund", "", ["Refund"]],
  ["🙂 ok", "ok", ["🙂 ", "ok"]],
])("marks in %j what %j found", (text, query, pieces) => {
  expect(piecesOf(text, wordsOf(query))).toEqual(pieces);
});

test("what a name has is not looked for in its text", () => {
  expect(wordsNotIn("Café hours", wordsOf("CAFE nine"))).toEqual(["nine"]);
});
