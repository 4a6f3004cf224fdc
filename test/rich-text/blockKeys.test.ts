import { EditorState, TextSelection, type Command } from "prosemirror-state";
import { describe, expect, test } from "vitest";
import { documentOf, htmlOf } from "../../src/rich-text/content.js";
import { backspace, del, enter, shiftEnter } from "../../src/rich-text/editing/blockKeys.js";
import { withCursor } from "../../src/rich-text/editing/cursor.js";

/** What becomes of HTML by a key at a cursor, that stands at `|` and is shown there again. */
function press(html: string, ...commands: Command[]): string {
  let state = EditorState.create({ doc: documentOf({ format: "html", value: html }) });
  const lines: string[] = [];
  state.doc.descendants((node) => {
    if (node.isTextblock) lines.push(node.textContent);
  });
  const start = lines.join("\n").indexOf("|");
  const cursor = { format: "html", start, end: start } as const;
  state = state.apply(withCursor(state.tr, cursor));
  const { from } = state.selection;
  state = state.apply(state.tr.delete(from, from + 1));
  for (const command of commands) command(state, (tr) => (state = state.apply(tr)));
  state.doc.check();
  const { selection, tr } = state;
  if (!(selection instanceof TextSelection)) throw new Error("No cursor");
  return htmlOf(tr.insertText("|").doc);
}

describe("Backspace at a block's start", () => {
  test.each([
    ["joins lines", "a<br>|b", "a|b"],
    ["removes an empty line", "a<br>|<br>b", "a|<br>b"],
    ["goes behind the list before", "<ul><li>a</li></ul><p>|b</p>", "<ul><li>a|b</li></ul>"],
    [
      "goes behind the innermost list",
      "<ul><li>a<ul><li>b</li></ul></li></ul><p>|c</p>",
      "<ul><li>a<ul><li>b|c</li></ul></li></ul>",
    ],
    [
      "goes behind a quote",
      "<blockquote>a</blockquote><p>|<b>b</b></p>",
      "<blockquote><p>a|<strong>b</strong></p></blockquote>",
    ],
    ["goes on in code without its look", "<pre>a</pre><p>|<b>b</b> c</p>", "<pre>a|b c</pre>"],
    ["leaves a list", "<ul><li>a</li><li>|b</li></ul>", "<ul><li>a</li></ul><p>|b</p>"],
    ["does nothing at the start", "|a", "|a"],
    [
      "joins lines of one item",
      "<ul><li>a<br>|b</li><li>c</li></ul>",
      "<ul><li>a|b</li><li>c</li></ul>",
    ],
  ])("%s", (_what, html, expected) => {
    expect(press(html, backspace)).toBe(expected);
  });
});

describe("Delete at a block's end", () => {
  test.each([
    ["joins lines", "a|<br>b", "a|b"],
    ["leaves nothing of an empty line", "<p>|</p><ul><li>a</li></ul>", "<ul><li>|a</li></ul>"],
    [
      "takes the next item's words",
      "<ul><li>a|</li><li>b</li><li>c</li></ul>",
      "<ul><li>a|b</li><li>c</li></ul>",
    ],
    [
      "takes a list's first words",
      "<p>a|</p><ul><li>b</li><li>c</li></ul>",
      "<p>a|b</p><ul><li>c</li></ul>",
    ],
    [
      "takes words behind a list",
      "<ul><li>a|</li></ul><p>b<br>c</p>",
      "<ul><li>a|b</li></ul><p>c</p>",
    ],
    ["takes words into code", "<pre>a|</pre><p><b>b</b></p>", "<pre>a|b</pre>"],
    ["does nothing at the end", "a|", "a|"],
  ])("%s", (_what, html, expected) => {
    expect(press(html, del)).toBe(expected);
  });

  test("loses no nested list", () => {
    const html = press("<ul><li>a|</li><li>b<ul><li>c</li></ul></li></ul>", del);
    expect(html.replace(/<[^>]*>/g, "")).toBe("a|bc");
    expect(html).toMatch(/<li>c<\/li>/);
  });
});

describe("Enter", () => {
  test.each([
    ["parts a line", "a|b", "a<br>|b"],
    ["keeps the look", "<p><b>a|</b></p>", "<p><strong>a</strong><br><strong>|</strong></p>"],
    ["makes the next item", "<ul><li>a|</li></ul>", "<ul><li>a</li><li>|</li></ul>"],
    ["parts an item", "<ul><li>a|b</li></ul>", "<ul><li>a</li><li>|b</li></ul>"],
    [
      "goes on in the list around",
      "<ul><li>a<ul><li>b</li><li>|</li></ul></li></ul>",
      "<ul><li>a<ul><li>b</li></ul></li><li>|</li></ul>",
    ],
    ["leaves a list", "<ul><li>a</li><li>|</li></ul>", "<ul><li>a</li></ul><p>|</p>"],
    ["goes on in code", "<pre>a|</pre>", "<pre>a\n|</pre>"],
  ])("%s", (_what, html, expected) => {
    expect(press(html, enter)).toBe(expected);
  });

  test("parts a quote at an empty line in its middle", () => {
    expect(press("<blockquote>a<br>|<br>b</blockquote>", enter, enter)).toBe(
      "<blockquote><p>a</p></blockquote><p>|</p><blockquote><p>b</p></blockquote>",
    );
  });

  test("with Shift stays in the item; an empty line there is the next item", () => {
    expect(press("<ul><li>a|</li></ul>", shiftEnter)).toBe("<ul><li>a<br>|</li></ul>");
    expect(press("<ul><li>a|</li></ul>", shiftEnter, enter)).toBe("<ul><li>a</li><li>|</li></ul>");
  });

  test("leaves a block of code in an item for the next item", () => {
    expect(press("<ul><li><pre>a|</pre></li></ul>", enter, enter)).toBe(
      "<ul><li><pre>a</pre><p>|</p></li></ul>",
    );
    expect(press("<ul><li><pre>a|</pre></li></ul>", enter, enter, enter)).toBe(
      "<ul><li><pre>a</pre></li><li>|</li></ul>",
    );
  });
});
