import { expect, test } from "vitest";
import { strangerGreeted } from "../../src/checks/greeting.js";

const ann = { name: "Ann Lee", email: "ann.lee@example.com" };

test.each([
  ["Hi Maria,\nthank you", "Maria"],
  ["Dear Maria Lopez!", "Maria Lopez"],
  ["Guten Tag Frau Schmidt,", "Schmidt"],
  ["Liebe Anke,", "Anke"],
  ["Hola José:", "José"],
  ["Bonjour Zoé,", "Zoé"],
  ["\n\n  Hello Bob.", "Bob"],
])("%j greets %s", (text, name) => {
  expect(strangerGreeted(text, ann, [])).toBe(name);
});

test.each([
  ["the customer", "Hi Ann,"],
  ["the family name", "Dear Mrs Lee,"],
  ["a short form", "Hi An,"],
  ["nobody", "Hello,"],
  ["everybody", "Hi all,"],
  ["a team", "Dear Support Team,"],
  ["no name at all", "Hi there, Maria said"],
  ["somebody in the middle of the text", "Your order went to Maria."],
  ["somebody in a quoted greeting", "> Hi Maria,\n\nThank you."],
  ["a title alone", "Dear Dr. Lee,"],
])("is content with %s", (_what, text) => {
  expect(strangerGreeted(text, ann, [])).toBeUndefined();
});

test("knows copies by their addresses, and names without their accents", () => {
  expect(strangerGreeted("Hi Maria,", ann, [{ email: "maria.k@example.org" }])).toBeUndefined();
  expect(strangerGreeted("Hi Jose,", { name: "José Núñez" }, [])).toBeUndefined();
});

test("says nothing where the customer's name is not known", () => {
  expect(strangerGreeted("Hi Maria,", { email: "info@example.com" }, [])).toBeUndefined();
});
