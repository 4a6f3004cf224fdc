import { describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { takeClipboard } from "../browser/clipboard.js";
import { renderRichText } from "./renderRichText.js";

describe("what is pasted", () => {
  test.each<[string, { html?: string; text?: string }, string]>([
    ["words with their look", { html: "a <b>b</b>", text: "a b" }, "<p>>a <strong>b</strong>|</p>"],
    ["plain lines", { text: "one\n\ntwo" }, ">one<br><br>two|"],
    [
      "an address",
      { text: "https://x.example/a" },
      '<p>><a href="https://x.example/a">https://x.example/a</a>|</p>',
    ],
    [
      "what is HTML to nobody",
      { html: "<meta charset=utf-8><!-- x -->", text: "plain" },
      ">plain|",
    ],
    ["Markdown, as it is", { text: "# A\n- b" }, "># A<br>- b|"],
    [
      "a foreign picture, not at all",
      { html: '<p>a<img src="http://127.0.0.1:1/x.png" alt="x">b</p>', text: "ab" },
      ">ab|",
    ],
  ])("%s", async (_what, given, expected) => {
    const { handle, html, paste, element } = await renderRichText();
    handle().setBody({ format: "plain", value: ">|" });
    handle().setCursor({ format: "plain", start: 1, end: 1 });
    handle().focus();
    expect(paste(given)).toBe(true);
    expect(html().replaceAll("&gt;", ">")).toBe(expected);
    expect(element().querySelector("img")).toBeNull();
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(html()).toBe("&gt;|");
  });

  test("an address over words is where they lead", async () => {
    const onOverwrite = vi.fn();
    const { handle, html, paste } = await renderRichText({ onOverwrite });
    handle().setBody({ format: "plain", value: "see here" });
    handle().setCursor({ format: "plain", start: 4, end: 8 });
    paste({ text: "https://x.example" });
    expect(html()).toBe('<p>see <a href="https://x.example">here</a></p>');
    expect(onOverwrite).toHaveBeenCalledOnce();
  });

  test("files alone are left to the form", async () => {
    const { paste, html, handle } = await renderRichText();
    handle().setBody({ format: "plain", value: "x" });
    expect(paste({ files: [new File(["x"], "a.png", { type: "image/png" })] })).toBe(false);
    expect(html()).toBe("x");
  });

  test("nothing is pasted while it is read-only", async () => {
    const { paste, html, rerender, handle } = await renderRichText();
    handle().setBody({ format: "plain", value: "x" });
    await rerender({ readOnly: true });
    paste({ text: "y", html: "<b>y</b>" });
    expect(html()).toBe("x");
  });

  test("in code, the text alone", async () => {
    const { handle, html, paste } = await renderRichText();
    handle().setBody({ format: "html", value: "<pre>a</pre>" });
    handle().setCursor({ format: "html", start: 1, end: 1 });
    paste({ html: "<b>b</b><br>c", text: "b\nc" });
    expect(html()).toBe("<pre>ab\nc</pre>");
  });

  test.each([
    [
      "its empty item",
      "<ul><li>a</li><li>&nbsp;</li></ul>",
      2,
      "<ul><li>a</li><li>x</li><li>y</li></ul>",
    ],
    ["its words", "<ol><li>a</li><li>b</li></ol>", 1, "<ol><li>ax</li><li>y</li><li>b</li></ol>"],
    [
      "a list within",
      "<ul><li>a<ul><li>b</li></ul></li></ul>",
      3,
      "<ul><li>a<ul><li>bx</li><li>y</li></ul></li></ul>",
    ],
  ])("a list joins the list that it is put into: %s", async (_what, value, start, expected) => {
    const { handle, html, paste } = await renderRichText();
    const list = "<ul><li>x</li><li>y</li></ul>";
    for (const put of [
      () => paste({ html: list }),
      () => handle().insert({ format: "html", value: list }, "cursor"),
    ]) {
      handle().setBody({ format: "html", value });
      handle().setCursor({ format: "html", start, end: start });
      put();
      expect(html()).toBe(expected);
    }
  });

  test("one's own comes back as it was, and other programs can read it", async () => {
    await takeClipboard();
    const own = "<p>a <strong>b</strong><br>&nbsp;</p><p>c&nbsp; d</p><ul><li>e</li></ul>";
    const { handle, html } = await renderRichText();
    handle().setBody({ format: "html", value: own });
    handle().selectAll();
    await userEvent.copy();
    const [item] = await navigator.clipboard.read();
    const text = await (await item?.getType("text/plain"))?.text();
    expect(text).toMatch(/^a b\n[\s\S]*c\s+d\n[\s\S]*e$/);
    handle().setBody({ format: "plain", value: "" });
    handle().focus();
    await userEvent.paste();
    expect(html()).toBe(own);
  });
});
