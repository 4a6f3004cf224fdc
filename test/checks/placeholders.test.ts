import { expect, test } from "vitest";
import { unresolvedPlaceholders } from "../../src/checks/placeholders.js";
import { textConcerns } from "../../src/checks/textConcerns.js";
import { untouched } from "../domain/values.js";

test.each([
  ["Hello {{name}},", ["{{name}}"]],
  ["Hello {{ customer.first }} and {{ customer.first }}", ["{{ customer.first }}"]],
  ["{%customer.firstName,fallback=there%} wrote", ["{%customer.firstName,fallback=there%}"]],
  ["Dear [NAME], order [ORDER_ID] of [FIRST NAME]", ["[NAME]", "[ORDER_ID]", "[FIRST NAME]"]],
])("finds what nobody filled in: %s", (text, found) => {
  expect(unresolvedPlaceholders(text)).toEqual(found);
});

test.each([
  "An array is [1, 2], an option [--all], a list [a, b].",
  "[ERROR] 12:00 it failed\n[INFO] started",
  "> Hello {{name}}, you wrote",
  "{ a: { b: 1 } } and {{\n}}",
  "",
])("leaves alone what is none: %s", (text) => {
  expect(unresolvedPlaceholders(text)).toEqual([]);
});

test.each([
  "<p>Hello {{<b>name</b>}},</p>",
  '<p>Your <a href="https://x.example/{{ order }}">parcel</a></p>',
  '<p>Your <a href="https://x.example/{%order%}">parcel</a></p>',
])("finds in HTML what nobody filled in: %s", (value) => {
  const asked = textConcerns({ ...untouched, text: { format: "html", value } }, [], {}, []);
  expect(asked).toMatchObject([{ code: "placeholder", placeholders: [expect.any(String)] }]);
});

test("takes no longer for a text made to slow it down", () => {
  expect(unresolvedPlaceholders("{{".repeat(200_000))).toEqual([]);
  expect(unresolvedPlaceholders("[A".repeat(200_000))).toEqual([]);
});
