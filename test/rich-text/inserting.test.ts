import fc from "fast-check";
import { TextSelection } from "prosemirror-state";
import type { Node } from "prosemirror-model";
import { beforeAll, describe, expect, test } from "vitest";
import { htmlReadable } from "../../src/domain/text/htmlReader.js";
import type { Body } from "../../src/index.js";
import { createStream } from "../../src/rich-text/richTextStream.js";
import { soaked, soakRuns } from "../domain/soak.js";
import { createEngine, type Engine } from "../../src/rich-text/editing/engine.js";

beforeAll(htmlReadable);

const html = (value: string): Body => ({ format: "html", value });
const plain = (value: string): Body => ({ format: "plain", value });

function engineWith(body: Body): Engine {
  return createEngine(body, {
    isReadOnly: () => false,
    attributes: () => ({}),
    placeholder: () => undefined,
    onChange: () => {},
    onBlur: () => {},
    onOverwrite: () => {},
    onCommand: () => {},
    onLink: () => {},
  });
}

function moveTo(engine: Engine, at: number): void {
  const { tr } = engine.state();
  engine.dispatch(tr.setSelection(TextSelection.create(tr.doc, at)));
}

/** What becomes of a text by a body that is put in at its `|`; the cursor is shown there again. */
function put(text: string, body: Body, act?: (engine: Engine) => void): string {
  const engine = engineWith(html(text));
  let at = 0;
  engine.state().doc.descendants((node, start) => {
    const index = node.isText ? (node.text ?? "").indexOf("|") : -1;
    if (index >= 0) at = start + index;
  });
  engine.dispatch(engine.state().tr.delete(at, at + 1));
  moveTo(engine, at);
  const before = engine.state().doc;
  (act ?? (({ handle }) => handle.insert(body, "cursor")))(engine);
  const after = engine.state().doc;
  after.check();
  engine.run("undo");
  expect(engine.state().doc.toJSON()).toEqual(before.toJSON());
  engine.run("redo");
  expect(engine.state().doc.toJSON()).toEqual(after.toJSON());
  engine.run("undo");
  moveTo(engine, at);
  (act ?? (({ handle }) => handle.insert(body, "cursor")))(engine);
  engine.dispatch(engine.state().tr.insertText("|"));
  return engine.handle.getBody().value;
}

const lines = plain("one\ntwo");
const list = html("<ul><li>one</li><li>two</li></ul>");
const mixed = html("<ul><li>one</li></ul>two");
const quote = html("<blockquote>one</blockquote>");

describe("what is put in keeps what stands around it as it is", () => {
  test.each<[string, string, Body, string]>([
    ["lines into code", "<pre>a|b</pre>", lines, "<pre>aone\ntwo|b</pre>"],
    [
      "paragraphs and a link into code",
      "<pre>a|</pre>x",
      html('<p>one</p><p>see <a href="https://e.example/">it</a></p>'),
      "<pre>aone\n\nsee it (https://e.example/)|</pre><p>x</p>",
    ],
    ["a list into code", "<pre>|</pre>", list, "<pre>- one\n- two|</pre>"],
    ["code into code", "<pre>a|b</pre>", html("<pre>one\n  two</pre>"), "<pre>aone\n  two|b</pre>"],
    [
      "lines into code in an item",
      "<ul><li><pre>a|b</pre></li><li>c</li></ul>",
      lines,
      "<ul><li><pre>aone\ntwo|b</pre></li><li>c</li></ul>",
    ],
    [
      "lines into an item",
      "<ul><li>a|b</li><li>c</li></ul>",
      lines,
      "<ul><li>aone<br>two|b</li><li>c</li></ul>",
    ],
    [
      "items into a list",
      "<ol><li>a|b</li><li>c</li></ol>",
      list,
      "<ol><li>aone</li><li>two|b</li><li>c</li></ol>",
    ],
    [
      "a list and a line into an item",
      "<ul><li>a|b</li><li>c</li></ul>",
      mixed,
      "<ul><li>a<ul><li>one</li></ul><p>two|b</p></li><li>c</li></ul>",
    ],
    [
      "a quote at the end of an item",
      "<ul><li>a|</li><li>b</li></ul>",
      quote,
      "<ul><li>a<blockquote><p>one|</p></blockquote></li><li>b</li></ul>",
    ],
    [
      "lines into a quote",
      "<blockquote>a|</blockquote>b",
      lines,
      "<blockquote><p>aone<br>two|</p></blockquote><p>b</p>",
    ],
    [
      "a list at the end of a quote",
      "<blockquote>a|</blockquote>b",
      list,
      "<blockquote><p>a</p><ul><li>one</li><li>two|</li></ul></blockquote><p>b</p>",
    ],
    ["lines at the start", "|ab", lines, "one<br>two|ab"],
    ["lines in the middle", "a|b", lines, "aone<br>two|b"],
    ["a list in the middle", "a|b", list, "<p>a</p><ul><li>one</li><li>two</li></ul><p>|b</p>"],
    ["lines at the end", "ab|", lines, "abone<br>two|"],
    ["lines into nothing", "|", lines, "one<br>two|"],
    ["code into nothing", "|", html("<pre>one\ntwo</pre>"), "<pre>one\ntwo|</pre>"],
  ])("%s", (_what, text, body, expected) => {
    expect(put(text, body)).toBe(expected);
  });

  test("in place of what was typed before the cursor, too", () => {
    const act = ({ handle }: Engine) => handle.replaceBeforeCursor?.(2, lines);
    expect(put("<pre>a /r|b</pre>", lines, act)).toBe("<pre>a one\ntwo|b</pre>");
    expect(put("<ul><li>/r|</li></ul>", lines, act)).toBe("<ul><li>one<br>two|</li></ul>");
  });
});

const words = fc.string({ unit: fc.constantFrom("a", "b", " ", "é", "🙂", "/"), maxLength: 5 });
const written = words.map((text) => `${text.trim()}x`);
const block = fc.oneof(
  written,
  written.map((text) => `<p>${text}</p>`),
  written.map((text) => `<p><b>${text}</b>y</p>`),
  fc.tuple(written, written).map((rows) => `<pre>${rows.join("\n")}</pre>`),
  fc.tuple(written, written).map((rows) => `<blockquote>${rows.join("<br>")}</blockquote>`),
  fc.tuple(written, written).map(([one, two]) => `<ul><li>${one}</li><li>${two}</li></ul>`),
  fc
    .tuple(written, written)
    .map(([one, two]) => `<ol><li>${one}<ul><li>${two}</li></ul></li><li><pre>z</pre></li></ol>`),
  fc.constant("<p>&nbsp;</p>"),
);
const anyHtml = fc.array(block, { maxLength: 4 }).map((blocks) => blocks.join(""));
const anyBody = fc.oneof(
  anyHtml.filter((value) => value.includes("x")).map(html),
  fc.array(written, { minLength: 1, maxLength: 4 }).map((rows) => plain(rows.join("\n"))),
);

/** `stream`: at the cursor, piece by piece. */
const anyPlace = fc.constantFrom("cursor", "start", "end", "stream");

const lettersOf = (text: string) => text.replace(/[^\p{L}🙂]/gu, "");

/** The words of a text, each character with the kinds of what it stands in. */
function charactersOf(doc: Node): { text: string; kinds: string[] } {
  let text = "";
  const kinds: string[] = [];
  doc.descendants((node, at) => {
    if (!node.isText || !node.text) return;
    const $at = doc.resolve(at);
    const path = Array.from({ length: $at.depth }, (_, depth) => $at.node(depth + 1).type.name);
    text += node.text;
    for (let index = 0; index < node.text.length; index += 1) kinds.push(path.join(" "));
  });
  return { text, kinds };
}

test("for any text, cursor and body: what was there is, of its kind, and one undo gives it back", () => {
  fc.assert(
    fc.property(anyHtml, fc.nat(), anyBody, anyPlace, (text, place, body, where) => {
      const engine = engineWith(html(text));
      const places: number[] = [];
      engine.state().doc.descendants((node, at) => {
        if (!node.isTextblock) return;
        for (let offset = 0; offset <= node.content.size; offset += 1) places.push(at + 1 + offset);
      });
      const at = places[place % places.length] ?? 1;
      moveTo(engine, at);
      const { doc } = engine.state();
      const before = charactersOf(doc);
      const lengths = { start: 0, end: before.text.length };
      const length =
        where === "start" || where === "end" ? lengths[where] : doc.textBetween(0, at).length;
      if (where !== "stream") engine.handle.insert(body, where);
      else {
        const stream = createStream(engine);
        stream.write(body.value.slice(0, 3));
        stream.write(body.value.slice(3));
        stream.end(true);
      }
      const { doc: next, selection } = engine.state();
      next.check();
      const now = charactersOf(next);
      const added = now.text.length - before.text.length;
      expect(now.text.slice(0, length) + now.text.slice(length + added)).toBe(before.text);
      expect([...now.kinds.slice(0, length), ...now.kinds.slice(length + added)]).toEqual(
        before.kinds,
      );
      // What is typed next comes behind what was put in.
      expect(next.textBetween(0, selection.to)).toBe(now.text.slice(0, length + added));
      const shown = where === "stream" ? plain(body.value) : body;
      const given = charactersOf(engineWith(shown).state().doc).text;
      expect(lettersOf(now.text.slice(length, length + added))).toBe(lettersOf(given));
      engine.run("undo");
      expect(engine.state().doc.toJSON()).toEqual(doc.toJSON());
    }),
    { ...soaked, numRuns: soakRuns(4000, 120) },
  );
});
