import { describe, expect, onTestFinished, test } from "vitest";
import { userEvent } from "vitest/browser";
import { renderRichText } from "./renderRichText.js";

const enter = "{Enter}";
const undo = "{Control>}z{/Control}";

describe("what is typed", () => {
  test.each([
    ["lines", `one${enter}two{Shift>}${enter}{/Shift}three`, "one<br>two<br>three"],
    ["a blank line", `one${enter}${enter}two`, "one<br><br>two"],
    ["a list", `- a${enter}b${enter}${enter}after`, "<ul><li>a</li><li>b</li></ul><p>after</p>"],
    ["a numbered list", `1. a${enter}b`, "<ol><li>a</li><li>b</li></ol>"],
    ["a list that begins later", "3) a", '<ol start="3"><li>a</li></ol>'],
    ["a date", "3. May", "3. May"],
    ["a list, taken back by Backspace", "- {Backspace}x", "- x"],
    ["a list, taken back by Ctrl+Z", `- ${undo}x`, "- x"],
    [
      "a list within",
      `- a${enter}b{Control>}]{/Control}`,
      "<ul><li>a<ul><li>b</li></ul></li></ul>",
    ],
    ["two lines in an item", `- a{Shift>}${enter}{/Shift}b`, "<ul><li>a<br>b</li></ul>"],
    ["a quote, left by Enter", `> q${enter}${enter}x`, "<blockquote><p>q</p></blockquote><p>x</p>"],
    [
      "bold by key",
      "a {Control>}b{/Control}b{Control>}b{/Control} c",
      "<p>a <strong>b</strong> c</p>",
    ],
    [
      "italic of what is selected",
      "abc{Control>}a{/Control}{Control>}i{/Control}",
      "<p><em>abc</em></p>",
    ],
    ["inline code", "say `ls -l` now", "<p>say <code>ls -l</code> now</p>"],
    ["inline code, taken back", "say `ls`{Backspace}", "say `ls`"],
    [
      "a block of code, left by two Enters",
      `\`\`\` a${enter} b${enter}${enter}x`,
      "<pre>a\n b</pre><p>x</p>",
    ],
    [
      "an address",
      "see https://a.example/x, ok",
      '<p>see <a href="https://a.example/x">https://a.example/x</a>, ok</p>',
    ],
    [
      "an address before Enter",
      `www.a.example${enter}x`,
      '<p><a href="https://www.a.example">www.a.example</a><br>x</p>',
    ],
    [
      "an address with brackets of its own, in brackets",
      "(https://a.example/a_(b)) ",
      '<p>(<a href="https://a.example/a_(b)">https://a.example/a_(b)</a>)&nbsp;</p>',
    ],
    ["an address, taken back", "www.a.example {Backspace}x", "www.a.example x"],
    ["in place of all", `abc${enter}def{Control>}a{/Control}Z`, "Z"],
    ["nothing, once all is deleted", `- a${enter}b{Control>}a{/Control}{Delete}`, ""],
    ["nothing but spaces", `  ${enter} `, ""],
    ["spaces", " a  b ", "&nbsp;a&nbsp; b\u00a0"],
  ])("%s", async (_what, keys, expected) => {
    const { type, html } = await renderRichText();
    await type(keys);
    expect(html()).toBe(expected);
  });

  test.each([
    ["an item out of its list", "<ul><li>a</li><li>b</li></ul>", 2, "<ul><li>a</li></ul><p>b</p>"],
    ["a first item out of its list", "<ul><li>a</li></ul>", 0, "a"],
    ["a line out of its quote", "<blockquote>a</blockquote>", 0, "a"],
    ["code out of its block", "<pre>a\nb</pre>", 0, "a<br>b"],
  ])("Backspace takes %s", async (_what, value, start, expected) => {
    const { type, html, handle } = await renderRichText({ defaultBody: { format: "html", value } });
    handle().setCursor({ format: "html", start, end: start });
    await type("{Backspace}");
    expect(html()).toBe(expected);
  });

  test("is told at once, and what the host puts in is not", async () => {
    const { type, handle, changes } = await renderRichText();
    handle().setBody({ format: "html", value: "<p>a <b>b</b></p>" });
    expect(changes).toEqual([]);
    await type("{Control>}{End}{/Control}!");
    expect(changes).toEqual(["<p>a <strong>b!</strong></p>"]);
  });

  test("goes where the cursor is, though the browser has not told yet that it moved", async () => {
    const { type, element, html } = await renderRichText();
    await type("here{Shift>}{Home}{/Shift}");
    // A host's page listens to this event too: none that the browser did not send.
    const isTrusted: boolean[] = [];
    const hear = (event: Event) => isTrusted.push(event.isTrusted);
    document.addEventListener("selectionchange", hear);
    onTestFinished(() => document.removeEventListener("selectionchange", hear));
    // As by End and Enter on a busy page: the event of the first comes behind the second.
    getSelection()?.collapseToEnd();
    const key = { key: "Enter", keyCode: 13, bubbles: true, cancelable: true };
    element().dispatchEvent(new KeyboardEvent("keydown", key));
    expect(html()).toBe("here<br>");
    expect(isTrusted).not.toContain(false);
  });

  test("goes on behind a link without it", async () => {
    const { type, html } = await renderRichText({
      defaultBody: { format: "html", value: '<a href="https://x.example">l</a>' },
    });
    await type("{Control>}{End}{/Control}z");
    expect(html()).toBe('<p><a href="https://x.example">l</a>z</p>');
  });
});

describe("what a host puts in is one step of the history", () => {
  const bodies = [
    ["plain words", { format: "plain", value: "INS" }],
    ["bold words", { format: "html", value: "<p>IN<b>S</b></p>" }],
    ["two lines", { format: "plain", value: "I1\nI2" }],
    ["a list", { format: "html", value: "<ul><li>i</li></ul>" }],
  ] as const;
  const places = ["cursor", "start", "end"] as const;

  test.each(bodies)("%s", async (_what, body) => {
    const { html, handle, changes } = await renderRichText();
    for (const at of places) {
      handle().setBody({ format: "plain", value: "ab\ncd" });
      handle().setCursor({ format: "plain", start: 4, end: 4 });
      const before = html();
      changes.length = 0;
      handle().insert(body, at);
      const after = html();
      expect(after).toContain(
        body.value
          .replaceAll(/<\/?[pb]>/g, "")
          .replace("\n", "<br>")
          .slice(0, 2),
      );
      expect(changes).toEqual([after]);
      await userEvent.keyboard("!");
      expect(html().length).toBe(after.length + 1);
      await userEvent.keyboard(undo);
      expect(html()).toBe(after);
      await userEvent.keyboard(undo);
      expect(html()).toBe(before);
      await userEvent.keyboard("{Control>}y{/Control}");
      expect(html()).toBe(after);
    }
  });

  test("in place of all", async () => {
    const { type, html, handle } = await renderRichText();
    await type("abc");
    handle().replace({ format: "html", value: "<p>new <b>t</b></p>" });
    expect(html()).toBe("<p>new <strong>t</strong></p>");
    await userEvent.keyboard(undo);
    expect(html()).toBe("abc");
  });
});

describe("what is not the editor's", () => {
  test("Tab leaves it, and the keys that send or close pass through it", async () => {
    const { type } = await renderRichText({
      around: (editor) => (
        <>
          {editor}
          <button type="button">After</button>
        </>
      ),
    });
    const keys: string[] = [];
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "Control") keys.push(`${event.key} ${event.defaultPrevented}`);
    };
    window.addEventListener("keydown", listen);
    await type("- a{Control>}{Enter}{/Control}{Escape}{Tab}");
    window.removeEventListener("keydown", listen);
    expect(keys.slice(-3)).toEqual(["Enter false", "Escape false", "Tab false"]);
    expect(document.activeElement?.textContent).toBe("After");
  });

  test("read-only it keeps the focus, and can be read but not written", async () => {
    const { type, rerender, html, element, handle } = await renderRichText();
    await type("abc");
    await rerender({ readOnly: true });
    expect(document.activeElement).toBe(element());
    await type("x{Control>}b{/Control}{Backspace}");
    expect(html()).toBe("abc");
    expect(element().ariaReadOnly).toBe("true");
    await userEvent.keyboard("{Control>}a{/Control}");
    expect(document.getSelection()?.toString()).toBe("abc");
    handle().setBody({ format: "plain", value: "from another tab" });
    await rerender({ readOnly: false });
    await type("{Control>}{End}{/Control}!");
    expect(html()).toBe("from another tab!");
  });
});
