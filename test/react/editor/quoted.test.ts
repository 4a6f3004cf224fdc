import { describe, expect, test } from "vitest";
import { bodyToHtml } from "../../../src/domain/text/body.js";
import { quoteOf } from "../../../src/react/editor/quoted.js";
import { belowStrings } from "../../../src/strings/below.js";

const body =
  '<p onclick="x()">Where is <b>it</b>?</p><ol><li>a &lt; b</li><li>see <a href="https://x.com/1">here</a></li></ol>' +
  '<img src="https://tracker.example/p.gif" alt=""><script>alert(1)</script><blockquote>Earlier</blockquote>';
const all = "Where is it?<br><br>1. a &lt; b<br>2. see here (https://x.com/1)<br>&gt; Earlier";
const quote = (selected: string, source: Parameters<typeof quoteOf>[0] = { body }) =>
  quoteOf(source, selected, belowStrings, bodyToHtml);

describe("what is quoted", () => {
  test("is a message's words: nothing foreign goes out again", () => {
    expect(quote("")).toBe(`<blockquote>${all}</blockquote>`);
  });

  test.each([
    ["a part of it", "Where is it?", "Where is it?"],
    ["a part over a list", "it?\na < b\nsee here", "it?<br>a &lt; b<br>see here"],
    ["with other spaces", " Where\n is it? ", "Where<br>&nbsp;is it?"],
    ["what it does not say", "Where is she?", all],
    ["nothing but signs", " ?! ", all],
  ])("is what is selected, where that is %s", (_what, selected, said) => {
    expect(quote(selected)).toBe(`<blockquote>${said}</blockquote>`);
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
