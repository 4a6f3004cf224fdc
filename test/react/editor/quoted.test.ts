import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodyToHtml } from "../../../src/domain/text/body.js";
import { htmlToPlain } from "../../../src/domain/text/htmlToPlain.js";
import { quoteOf } from "../../../src/react/editor/quoted.js";
import { belowStrings } from "../../../src/strings/below.js";
import { soaked, soakRuns } from "../../domain/soak.js";
import { randomHtml } from "../../rich-text/randomHtml.js";

const body =
  '<p onclick="x()">Where is <b>it</b>?</p><ol><li>a &lt; b</li><li>see <a href="https://x.com/1">here</a></li></ol>' +
  '<img src="https://tracker.example/p.gif" alt=""><script>alert(1)</script><blockquote>Earlier</blockquote>';
const all =
  '<p>Where is <strong>it</strong>?</p><ol><li>a &lt; b</li><li>see <a href="https://x.com/1">here</a></li></ol>' +
  "<blockquote>Earlier</blockquote>";
const quote = (selected: string, source: Parameters<typeof quoteOf>[0] = { body }) =>
  quoteOf(source, selected, belowStrings, bodyToHtml);

describe("what is quoted", () => {
  test("is a message's words with their look: nothing else of it goes out again", () => {
    expect(quote("")).toBe(`<blockquote>${all}</blockquote>`);
  });

  test.each([
    ["a part of it", "Where is it?", "<p>Where is <strong>it</strong>?</p>"],
    [
      "a word that is in another one, too",
      "here",
      '<ol start="2"><li><a href="https://x.com/1">here</a></li></ol>',
    ],
    [
      "a part over a list",
      "it?\na < b\nsee",
      "<p><strong>it</strong>?</p><ol><li>a &lt; b</li><li>see</li></ol>",
    ],
    ["with other spaces", " Where\n is it? ", "<p>Where is <strong>it</strong>?</p>"],
    ["what it does not say", "Where is she?", all],
    ["nothing but signs", " ?! ", all],
  ])("is what is selected, where that is %s", (_what, selected, said) => {
    expect(quote(selected)).toBe(`<blockquote>${said}</blockquote>`);
  });

  test.each([
    ["<div>a<br>b</div><div><br></div>", "<div>a<br>b</div>"],
    ["<h2>One</h2>two", "<p><strong>One</strong></p>two"],
    ["<b>a<i> b</b> c</i>", "<strong>a<em> b</em></strong> c"],
    [
      "<span style='font-weight:700'>a</span><b style='font-weight:normal'>b</b>",
      "<strong>a</strong>b",
    ],
    [
      '<a href="javascript:x()">a</a><a href="mailto:b@c.de?x=&quot;">d</a>',
      'a<a href="mailto:b@c.de?x=&quot;">d</a>',
    ],
    [
      "<table><tr><td>Shirt<td>2</tr><tr><td>Hat<td>1</table>",
      "<div>Shirt | 2</div><div>Hat | 1</div>",
    ],
    ["<pre>a\n  b</pre> <p> c </p> ", "<pre>a\n  b</pre><p>c</p>"],
    ["<li>a<li>b<p>c<div>d</div>", "<div>a</div><div>b<p>c</p><div>d</div></div>"],
    ["<p>שלום <b>a</b></p><p>b</p>", '<p>שלום <strong>a</strong></p><p dir="ltr">b</p>'],
  ])("is, of %s", (source, expected) => {
    const found = quote("", { body: source });
    expect(found?.replace(/^<blockquote(?: dir="rtl")?>|<\/blockquote>$/g, "")).toBe(expected);
  });

  test("of any HTML is safe, and the same when it is quoted again", () => {
    const safe =
      /^(?:[^<>]|<\/?(?:p|div|ul|ol|li|blockquote|pre|strong|em|u|s|code)(?: start="-?\d+")?(?: dir="(?:ltr|rtl)")?>|<br>|<a href="(?:https?:|mailto:|tel:)[^"<>]*">|<\/a>)*$/i;
    fc.assert(
      fc.property(randomHtml, (source) => {
        const found = quote("", { body: source }) ?? "";
        expect(found).toMatch(safe);
        const words = (value: string) =>
          htmlToPlain(value, { isWritten: () => false }).replace(/[^\p{L}]/gu, "");
        // Its pictures are left out; what one says is no word of it. The tags stay as they are.
        expect(words(found)).toBe(words(source.replaceAll(" alt=", " data-alt=")));
      }),
      { ...soaked, numRuns: soakRuns(20_000, 300) },
    );
  });

  test("says who wrote it, and when", () => {
    const of = (thread: object) => quote("", { body: "Hi", ...thread })?.split("<blockquote>")[0];
    const year = new Date().getFullYear();
    const name = "Ann <b>Lee</b>";
    expect(of({ createdAt: `${year}-05-03T12:00:00Z`, createdBy: { name } })).toBe(
      "On 3 May, Ann &lt;b&gt;Lee&lt;/b&gt; wrote:",
    );
    expect(of({ createdAt: "2019-05-03T12:00:00Z" })).toBe("On 3 May 2019:");
    expect(of({ createdAt: "soon", createdBy: { email: "ann@x.com" } })).toBe("ann@x.com wrote:");
  });

  test("may be a plain text, and is nothing where there are no words", () => {
    expect(quote("", " a < b\nc ")).toBe("<blockquote>a &lt; b<br>c</blockquote>");
    expect(quote("", { body: '<p> </p><img src="x">' })).toBeUndefined();
  });

  test("keeps the direction of its lines", () => {
    expect(quote("", "שלום")).toBe('<blockquote><div dir="rtl">שלום</div></blockquote>');
  });
});
