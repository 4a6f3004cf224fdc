import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { strangerGreeted } from "../../src/checks/greeting.js";
import { blankValues } from "../../src/domain/fields.js";
import { textConcerns } from "../../src/checks/textConcerns.js";

/**
 * How agents begin replies, by language and customer. `? Maria | Hi Maria,` greets a stranger,
 * `missed …` one whom the check lets pass; about all others there is nothing to ask.
 */
const sections = readFileSync(new URL("openings.txt", import.meta.url), "utf8")
  .split("\n\n")
  .map((section) => {
    const [head = "", ...lines] = section.trim().split("\n");
    const [, language, name, email] = /^# (.+): (.+) <(.+)>$/.exec(head) ?? [];
    const texts = lines.map((line) => {
      const [, mark, greeted, text = line] = /^(\?|missed) (.+?) \| (.*)$/.exec(line) ?? [];
      return { mark, greeted, text: text.replaceAll("\\n", "\n") };
    });
    return { language, customer: { name, email }, texts };
  });
const all = sections.flatMap(({ customer, texts }) => texts.map((one) => ({ ...one, customer })));

test("of hundreds of believable replies in eleven languages, one in a hundred is asked about wrongly at most", () => {
  const right = all.filter(({ mark }) => mark === undefined);
  const wrong = right.filter(({ text: value, customer }) => {
    const values = { ...blankValues(), customer, text: { format: "plain" as const, value } };
    return textConcerns(values, [], {}, []).length > 0;
  });
  expect(sections).toHaveLength(11);
  expect(right.length).toBeGreaterThan(500);
  expect(wrong.map(({ text }) => text)).toEqual(["Hello New York!", "Hola Pepito,"]);
  expect(wrong.length / right.length).toBeLessThanOrEqual(0.01);
});

test("a stranger who is greeted is asked about, but for those that are listed as missed", () => {
  const strangers = all.filter(({ mark }) => mark !== undefined);
  const found = strangers.filter(
    ({ text, customer, greeted }) => strangerGreeted(text, customer, []) === greeted,
  );
  expect(strangers.length).toBeGreaterThan(80);
  expect(found).toEqual(strangers.filter(({ mark }) => mark === "?"));
});
