import { expect, test } from "vitest";
import { excerptOf } from "../../../src/drafts/record/excerpt.js";
import { defaultStrings } from "../../../src/index.js";
import { attemptWith } from "../../sending/attempt.js";

test.each([
  ["the start of a draft", 200, (text: string) => excerptOf(draftOf(text))],
  ["what is said of one", 80, (text: string) => defaultStrings.draftOffered(0, text)],
])("%s ends with no half of a pair", (_what, length, shown) => {
  for (const before of [length - 1, length - 2]) {
    expect(shown(`${"a".repeat(before)}🙂🙂`)).not.toMatch(/\p{Cs}/u);
  }
  expect(shown(`${"a".repeat(length - 2)}🙂🙂`)).toContain("a🙂");
});

test("the start of a draft holds no half of a pair, wherever it stands", () => {
  expect(excerptOf(draftOf("a\ud83db\0 \udc00🙂"))).toBe("ab 🙂");
});

function draftOf(value: string) {
  const { values } = attemptWith();
  return { values: { ...values, text: { format: "plain" as const, value } }, untouched: [] };
}
