import { describe, expect, test } from "vitest";
import { cdp, userEvent } from "vitest/browser";
import { renderRichText } from "./renderRichText.js";

type Rendered = Awaited<ReturnType<typeof renderRichText>>;

/** The debugging protocol's own, which the types do not know. */
async function send(method: string, params: object): Promise<void> {
  await (cdp() as unknown as { send: (method: string, params: object) => Promise<void> }).send(
    method,
    params,
  );
}

/** What an input method does: shows each of the steps, then commits. */
async function compose(
  steps: readonly string[],
  commit?: string,
  between: () => unknown = () => {},
): Promise<void> {
  for (const text of steps) {
    // oxlint-disable-next-line no-await-in-loop -- one key after the other
    await send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    // oxlint-disable-next-line no-await-in-loop -- the host renders between them
    await between();
  }
  if (commit !== undefined) await send("Input.insertText", { text: commit });
}

const japanese = ["k", "か", "かn", "かん", "かんj", "かんじ", "漢字"];

describe("an input method", () => {
  test.each<[string, (editor: Rendered) => Promise<void>, string]>([
    ["Japanese", () => compose(japanese, "漢字"), "漢字"],
    [
      "Korean, syllable by syllable",
      async () => {
        await compose(["ㅎ", "하", "한"], "한");
        await compose(["ㄱ", "구", "국"], "국");
      },
      "한국",
    ],
    ["Chinese", () => compose(["n", "ni", "ni h", "ni hao"], "你好"), "你好"],
    ["a dead key", () => compose(["´"], "é"), "é"],
    [
      "while the host renders",
      ({ rerender }) => {
        let count = 0;
        return compose(japanese, "漢字", () =>
          rerender({ "aria-invalid": (count += 1) % 2 === 0, placeholder: `Write ${count}` }),
        );
      },
      "漢字",
    ],
    [
      "while the host reads",
      ({ handle }) =>
        compose(japanese, "漢字", () => {
          handle().getBody();
          handle().getCursor();
        }),
      "漢字",
    ],
    [
      "where bold was turned on",
      async ({ type }) => {
        await type("x {Control>}b{/Control}");
        await compose(japanese, "漢字");
      },
      "<p>x <strong>漢字</strong></p>",
    ],
    [
      "in a list",
      async ({ type }) => {
        await type("- ");
        await compose(japanese, "漢字");
        await userEvent.keyboard("{Enter}");
        await compose(["に"], "に");
      },
      "<ul><li>漢字</li><li>に</li></ul>",
    ],
    [
      "in place of what is selected",
      async ({ type, handle }) => {
        await type("one{Enter}two");
        handle().selectAll();
        await compose(japanese, "漢字");
      },
      "漢字",
    ],
    [
      "cancelled",
      async ({ type }) => {
        await type("a");
        await compose(["k", "か", ""]);
        await userEvent.keyboard("b");
      },
      "ab",
    ],
  ])("%s", async (_what, act, expected) => {
    const editor = await renderRichText();
    editor.handle().focus();
    await act(editor);
    await expect.poll(editor.html).toBe(expected);
    expect(editor.changes.at(-1)).toBe(expected);
  });
});
