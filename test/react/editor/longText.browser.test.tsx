import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { renderComposer } from "../../browser/renderComposer.js";

// As if it were typed, 5,000 lines would take Chromium minutes.
const line = (at: number) => `${at}:\tTom & Jerry <tom@x.com>,  "two" spaces &amp; 你好 😀`;
const long = `\n\n  ${Array.from({ length: 5000 }, (_, at) => line(at)).join("\n")}\r\n\n`;
const seen = long.replaceAll("\r\n", "\n");

test.each([
  ["start", `${seen}One two`],
  ["cursor", `One${seen} two`],
  ["end", `One two${seen}`],
] as const)("a long text at the %s is there at once, and taken back at once", async (at, all) => {
  const { text, ref } = await renderComposer();
  await text.fill("One");
  await userEvent.keyboard(" two{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}");
  ref.current?.insert({ format: "plain", value: long }, at);
  await expect.element(text).toHaveFocus();
  const element = text.element() as HTMLTextAreaElement;
  expect(element.value === all).toBe(true);
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.element(text).toHaveValue("One two");
});
