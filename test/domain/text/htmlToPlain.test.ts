import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { htmlToPlain } from "../../../src/domain/text/htmlToPlain.js";
import { anySign } from "../../anySign.js";

describe("HTML as a reader would see it", () => {
  test.each([
    ["line breaks", "a<br>b<br/>c<BR />d", "a\nb\nc\nd"],
    ["paragraphs", "<p>a</p><p>b</p>", "a\n\nb"],
    ["blocks", "<div>a</div><div>b</div>", "a\nb"],
    ["a block after words, as Chromium's editor writes it", "a<div>b</div>", "a\nb"],
    ["lists", "<ul><li>a</li><li>b</li></ul>", "- a\n- b"],
    ["a list after words", "a<ul><li>b</li></ul>c", "a\n- b\nc"],
    ["numbers", "<ol><li>a</li><li>b<li>c</ol>", "1. a\n2. b\n3. c"],
    [
      "numbers that begin elsewhere",
      '<ol start="0"><li>a<li value=7>b<li>c</ol><ol start="x"><li>d</ol>',
      "0. a\n7. b\n8. c\n- d",
    ],
    [
      "lists in lists",
      "<ul><li>a<ol><li>b<br>c</li></ol></li><li><p>d</p></li></ul>e",
      "- a\n  1. b\n    c\n- d\n\ne",
    ],
    ["a list in a quote", "<blockquote><ul><li>a</ul></blockquote>", "> - a"],
    ["what is set as it is", "<pre>\n a\n\n\tb </pre>c", " a\n\n\tb \nc"],
    ["runs of white space, which are one", "a \t <b> b</b>\f c", "a b c"],
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
    ["cells", "<tr><td>a</td> <td>b</td></tr>", "a\tb"],
    ["an empty cell", "<tr><th>a<td><td>b</tr>", "a\t\tb"],
    ["rows", "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "a\nb"],
    [
      "paragraphs in cells, as Word and Google Docs write them",
      "<table>\n<tr>\n<td><p>a</p></td>\n<td>\n<p>b</p>\n</td>\n</tr><tr><td><p>c</p></td><td><p>d</p></td></tr></table>e",
      "a\tb\nc\td\ne",
    ],
    [
      "blocks in cells, as Outlook writes them",
      "<p>x</p><table><tr><td><div>a</div></td><td><div>b</div></td></tr></table><p>y</p>",
      "x\n\na\tb\n\ny",
    ],
    ["paragraphs of one cell", "<tr><td><p>a</p><p>b<br>c</p></td><td>d</td></tr>", "a\n\nb\nc\td"],
    ["an empty first cell", "<tr><td></td><td>d</td></tr>", "\td"],
    ["empty first cells with blocks", "x<tr><td><p><br></p><td> <td><p>d</p></tr>", "x\n\t\td"],
    ["a row without words", "a<table><tr><td></td><td></td></tr></table>b", "a\nb"],
    ["a list in a cell", "<tr><td>a</td><td><ul><li>b<li>c</ul></td></tr>", "a\t- b\n- c"],
    ["a table in a lone cell", "<td><table><tr><td>a<td>b<tr><td>c</table></td>", "a\tb\nc"],
    [
      "a page laid out in a cell",
      "<table><tr><td><p>a</p><p>b<br>c</p></td></tr></table>",
      "a\n\nb\nc",
    ],
    ["headings", "<h1>a</h1><h2>b</h2>", "a\nb"],
    ["lines of the source, which are spaces", "a\nb", "a b"],
    ["tags inside words", "a<b>b</b><i class='x'>c</i>", "abc"],
    [
      "links",
      '<a href="https://x.com/?a=1&amp;b=2&copy=3">here</a>.',
      "here (https://x.com/?a=1&b=2&copy=3).",
    ],
    ["links whose words are the address", '<a href="https://www.x.com/">x.com</a>', "x.com"],
    [
      "links whose words say the address",
      "<a href=https://x.com/a>see https://x.com/a</a>",
      "see https://x.com/a",
    ],
    ["links with an escaped address", '<a href="https://x.com/%C3%A9">x.com/é</a>', "x.com/é"],
    ["links to write to", '<a href="mailto:ann%40x.com?subject=a">Ann </a>b', "Ann (ann@x.com) b"],
    ["links to write to that say so", "<A HREF='mailto:Ann@x.com'>ann@x.com</A>", "ann@x.com"],
    ["links to call", '<a href="tel:+4930123">call</a>', "call (+4930123)"],
    ["links to call that say so", '<a href="tel:+4930123">+49 (30) 123</a>', "+49 (30) 123"],
    [
      "links that lead nowhere else",
      '<a href="#top">a</a><a href="javascript:b()">b</a><a>c</a>',
      "abc",
    ],
    [
      "links around a picture",
      '<a href="https://x.com"><img src="a.png"></a><p><a href="mailto:a@x.com"> <b></b></a>',
      "https://x.com\n\na@x.com",
    ],
    ["links to nothing around nothing", 'a<a href="#top"></a>b', "ab"],
    [
      "the words of a picture",
      'a <img alt="Tom &amp; Jerry" src="a.png"> b<img alt="">',
      "a Tom & Jerry b",
    ],
    [
      "a link around a picture with words",
      '<a href="https://x.com"><img src=a.png alt=Logo></a>',
      "Logo (https://x.com)",
    ],
    ["links that nothing closes", '<a href="https://x.com">a', "a (https://x.com)"],
    ["> in a value", '<p title="a > b">c</p>', "c"],
    ["a value that nothing closes", '<p title="a>b', "b"],
    ["scripts and styles", "a<script>b()</script><STYLE>c{}</STYLE>d", "ad"],
    [
      "what is no part of a page's text",
      "<head><title>a</title></head><template>b</template>c<!-->d<!--e-->",
      "cd",
    ],
    ["entities", "&lt;a&gt; &amp; &quot;b&quot; &apos;c&apos; &AMP;", "<a> & \"b\" 'c' &"],
    ["numbers for letters", "&#8364; &#x20AC; &#128578;", "€ € 🙂"],
    ["a space that does not break", "a&nbsp;b", "a\u00a0b"],
    ["an escaped entity", "&amp;lt;b&amp;gt;", "&lt;b&gt;"],
    ["a sign that is no tag", "1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
    ["an & that begins nothing", "a & b &; &unknown; &#; &#xzz;", "a & b &; &unknown; &#; &#xzz;"],
    [
      "numbers beyond all letters",
      "&#0; &#x110000; &#99999999999; &#xd800; &#56898;",
      "\ufffd \ufffd \ufffd \ufffd \ufffd",
    ],
    ["numbers of old Windows", "&#128;&#145;&#x92;&#151;&#159;", "€‘’—Ÿ"],
    ["a pair in two halves", "&#55357;&#56898;", "🙂"],
    ["numbers without an end", "&#8364, &#x20ac!", "€, €!"],
    ["names of Latin-1 without an end", "&copy 2026 caf&eacute&nbspx", "© 2026 café\u00a0x"],
    ["other names without an end", "&alpha &euro", "&alpha &euro"],
    ["names in the other case", "&Eacute;&eacute; &OMEGA; &NBSP;", "Éé &OMEGA; &NBSP;"],
    ["letters that have no such mark", "&xacute; &ngrave;", "&xacute; &ngrave;"],
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
      fc.property(fc.oneof(hostile, fc.string({ unit: anySign })), (value) => {
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
