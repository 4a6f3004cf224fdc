import { describe, expect, test } from "vitest";
import { textConcerns } from "../../src/checks/textConcerns.js";
import type { ReplyValues } from "../../src/domain/reply.js";
import { withNamesPutIn } from "../../src/domain/variables/namesPutIn.js";
import { untouched } from "../domain/values.js";

const ann = { id: 1, name: "Ann Lee", email: "ann@x.example" };
const bob = { id: 2, name: "Bob Lee", email: "bob@x.example" };

const asked = (text: string, given: Partial<ReplyValues> = {}, checks = {}) =>
  textConcerns(
    {
      ...untouched,
      text: { format: "html", value: text },
      namesPutIn: ["Ann", "Ann Lee"],
      customer: bob,
      ...given,
    },
    [],
    checks,
    [],
  );

describe("a name that was put in", () => {
  test.each([
    ["Thank you, Ann!", "Ann"],
    ["Thank you, <b>Ann</b> Lee.", "Ann Lee"],
    ["Hi Ann,<br>all is well.", "Ann"],
  ])("is asked about once another customer is answered: %s", (text, name) => {
    expect(asked(text)).toEqual([{ code: "greeting", name }]);
    // One who is known by an address alone, too.
    expect(asked(text, { customer: { email: "bob@x.example" } })).toHaveLength(1);
    expect(asked(text, { customer: ann })).toEqual([]);
    expect(asked(text, { cc: ["ann.lee@y.example"] })).toEqual([]);
    expect(asked(text, {}, { greeting: false })).toEqual([]);
  });

  test.each([
    "Thank you, Bob!",
    "Annual costs, and Hannah's",
    "<blockquote>Ann wrote</blockquote>Thank you",
    "",
  ])("is not asked about where it no longer stands: %s", (text) => {
    expect(asked(text)).toEqual([]);
  });

  test("is found where no space parts words, and in other letters", () => {
    expect(asked("渡辺様、ありがとう", { namesPutIn: ["渡辺"] })).toMatchObject([{ name: "渡辺" }]);
    expect(asked("شكرا ليلى", { namesPutIn: ["ليلى"] })).toMatchObject([{ name: "ليلى" }]);
    expect(asked("Danke, J. (x)", { namesPutIn: ["J. (x)"] })).toMatchObject([{ name: "J. (x)" }]);
  });
});

test("names are noted once, those alone that the customer has, and not without end", () => {
  expect(withNamesPutIn(["Ann"], ["Ann", "Ann Lee", "Lizzy", "Lee"], ann)).toEqual([
    "Ann",
    "Ann Lee",
    "Lee",
  ]);
  expect(withNamesPutIn([], ["Ann"], {})).toEqual([]);
  const many = Array.from({ length: 60 }, (_, at) => `name ${at}`);
  expect(withNamesPutIn(many, ["Ann"], ann)).toHaveLength(50);
});
