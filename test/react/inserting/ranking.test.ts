import { describe, expect, test } from "vitest";
import { piecesOf, ranked, searchable, wordsOf } from "../../../src/react/inserting/ranking.js";

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
  ranked(list, query, recent).map(({ name }) => name);

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
});

test.each([
  ["Café Ünal", "cafe na", ["", "Café", " Ü", "na", "l"]],
  ["Refund", "", ["Refund"]],
  ["🙂 ok", "ok", ["🙂 ", "ok"]],
])("marks in %j what %j found", (text, query, pieces) => {
  expect(piecesOf(text, wordsOf(query))).toEqual(pieces);
});
