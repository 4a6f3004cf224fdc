import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { htmlToPlain } from "../../src/domain/htmlToPlain.js";

describe("HTML as a reader would see it", () => {
  test.each([
    ["line breaks", "a<br>b<br/>c<BR />d", "a\nb\nc\nd"],
    ["paragraphs", "<p>a</p><p>b</p>", "a\n\nb"],
    ["blocks", "<div>a</div><div>b</div>", "a\nb"],
    ["a block after words, as Chromium's editor writes it", "a<div>b</div>", "a\nb"],
    ["lists", "<ul><li>a</li><li>b</li></ul>", "a\nb"],
    ["a list after words", "a<ul><li>b</li></ul>", "a\nb"],
    ["an empty line of Chromium's editor", "<div>a</div><div><br></div><div>b</div>", "a\n\nb"],
    ["lines of the source after breaks", "a<br>\n  b\n<br>\nc", "a\nb\nc"],
    ["lines of the source inside blocks", "<p>\n  a\n</p>\n<p>\n  b\n</p>\n", "a\n\nb"],
    ["a quote", "a<blockquote>b<br>c<p>d</p></blockquote>e", "a\n> b\n> c\n\n> d\n\ne"],
    [
      "a quote in a quote",
      "<blockquote>a<blockquote>b</blockquote>c</blockquote>",
      "> a\n> > b\n> c",
    ],
    ["a quote without words", "<blockquote><br></blockquote>", ""],
    ["quotes that are ended and never begun", "</blockquote>a<br>b", "a\nb"],
    ["cells", "<tr><td>a</td><td>b</td></tr>", "a b"],
    ["rows", "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "a\nb"],
    ["headings", "<h1>a</h1><h2>b</h2>", "a\nb"],
    ["lines of the source, which are spaces", "a\nb", "a b"],
    ["tags inside words", "a<b>b</b><i class='x'>c</i>", "abc"],
    ["links", '<a href="https://x.com">here</a>', "here"],
    ["scripts and styles", "a<script>b()</script><STYLE>c{}</STYLE>d", "ad"],
    ["entities", "&lt;a&gt; &amp; &quot;b&quot; &apos;c&apos; &AMP;", "<a> & \"b\" 'c' &"],
    ["numbers for letters", "&#8364; &#x20AC; &#128578;", "€ € 🙂"],
    ["a space that does not break", "a&nbsp;b", "a\u00a0b"],
    ["an escaped entity", "&amp;lt;b&amp;gt;", "&lt;b&gt;"],
    ["a sign that is no tag", "1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
    ["an & that begins nothing", "a & b &; &unknown; &#; &#xzz;", "a & b &; &unknown; &#; &#xzz;"],
    [
      "numbers beyond all letters",
      "&#0; &#x110000; &#99999999999;",
      "&#0; &#x110000; &#99999999999;",
    ],
    ["names that every object knows", "&constructor;", "&constructor;"],
    ["nothing", "", ""],
  ])("%s", (_what, value, seen) => {
    expect(htmlToPlain(value)).toBe(seen);
  });

  test("never throws, and gives text", () => {
    const piece = fc.constantFrom(
      "<",
      ">",
      "</",
      "<script",
      "<br",
      "&#",
      "x",
      ";",
      '"',
      "d800",
      "!--",
    );
    const hostile = fc.array(fc.oneof(piece, fc.string())).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: "binary" })), (value) => {
        expect(htmlToPlain(value)).toBeTypeOf("string");
      }),
    );
  });

  // A quadratic reader takes minutes for these, and the test is given up.
  test.each([
    ["scripts that nothing closes", "<script>", 1_000_000],
    ["scripts that another tag closes", "<script></style>", 1_000_000],
    ["tags that nothing closes", "<a", 1_000_000],
    ["styles that nothing closes", "<style", 1_000_000],
    ["line breaks that nothing closes", "<br ", 1_000_000],
    ["entities that nothing closes", "&#x1", 1_000_000],
    ["names that nothing closes", "&amp", 1_000_000],
    ["signs", "<", 1_000_000],
    ["spaces", " ", 1_000_000],
    ["blocks", "<div>\n</div>", 1_000_000],
    ["quotes that nothing closes", "<blockquote>x", 1_000_000],
  ])("takes no more than its length: %s", (_what, shape, length) => {
    expect(htmlToPlain(shape.repeat(length / shape.length))).toBeTypeOf("string");
  });
});
