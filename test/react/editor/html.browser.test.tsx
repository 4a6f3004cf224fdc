import { describe, expect, onTestFinished, test } from "vitest";
import { userEvent } from "vitest/browser";
import { takeClipboard } from "../../browser/clipboard.js";
import { renderComposer } from "../../browser/renderComposer.js";

describe("HTML that a host gives", () => {
  const value =
    '<p>&Eacute;l&egrave;ve &alpha;&hearts; <a href="https://x.com/a">here</a></p><ol start=2><li>one</ol>';
  const seen = "Élève α♥ here (https://x.com/a)\n\n2. one";

  test("stands there as a reader sees it to begin with, and is no draft", async () => {
    const { text, ref } = await renderComposer({ initial: { text: { format: "html", value } } });
    await expect.element(text).toHaveValue(seen);
    ref.current?.set({ text: { format: "plain", value: "x" } }, { onlyUntouched: true });
    await expect.element(text).toHaveValue("x");
  });

  test("is inserted so, in the order in which it came", async () => {
    const { text, ref } = await renderComposer();
    ref.current?.insert({ format: "html", value });
    ref.current?.insert({ format: "plain", value: "." }, "end");
    await expect.element(text).toHaveValue(`${seen}.`);
  });
});

/** Copies what a page shows, as a person does. */
async function copy(html: string) {
  await takeClipboard();
  const page = document.createElement("div");
  page.innerHTML = html;
  document.body.append(page);
  onTestFinished(() => page.remove());
  document.getSelection()?.selectAllChildren(page);
  await userEvent.copy();
}

describe("a paste from a page", () => {
  test("keeps the address of a link, in one step that Ctrl+Z takes back", async () => {
    const { text } = await renderComposer();
    await text.fill("Look: this one!");
    await copy('<p>See <a href="https://x.com/a?b=1&amp;c=2">the <b>manual</b></a></p><p>Bye</p>');
    const textarea = text.element();
    if (!(textarea instanceof HTMLTextAreaElement)) throw new Error("no textarea");
    textarea.focus();
    textarea.setSelectionRange(6, 14);
    await userEvent.paste();
    const pasted = "Look: See the manual (https://x.com/a?b=1&c=2)\n\nBye!";
    await expect.element(text).toHaveValue(pasted);
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.element(text).toHaveValue("Look: this one!");
    await userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
    await expect.element(text).toHaveValue(pasted);
  });

  test.each([
    ["no link", "<ul><li>a<li>b</ul>"],
    ["a link that says its address", '<ul><li><a href="https://x.com/">x.com</a><li>b</ul>'],
    ["a link that leads nowhere", '<ul><li><a href="javascript:b()">a</a><li>b</ul>'],
  ])("is the browser's own with %s", async (_what, html) => {
    const { text } = await renderComposer();
    await copy(html);
    text.element().focus();
    await userEvent.paste();
    // Marks would be ours.
    await expect.element(text).toHaveValue(expect.stringMatching(/^\s*(a|x\.com)\n\s*b\s*$/));
  });
});
