import { describe, expect, test } from "vitest";
import { readForeignHtml } from "../../src/rich-text/html/readHtml.js";
import { soakRuns } from "../domain/soak.js";
import { given, pasted } from "./htmlPromises.js";
import { fixtures } from "./pastedHtml.js";

describe("what programs put on the clipboard", () => {
  test.each(fixtures)("of $from", ({ html, expected }) => {
    expect(pasted(html)).toBe(expected.replaceAll(/\n\s*/g, ""));
  });
});

describe("HTML of a host's", () => {
  test.each([
    [
      "bold by another name",
      "<p>a <b>b</b> <i>c</i></p>",
      "<p>a <strong>b</strong> <em>c</em></p>",
    ],
    ["lines of a textarea", "a<br><br>b", "a<br><br>b"],
    ["blocks", "<div>a</div><div><br></div><div>b</div>", "a<br><br>b"],
    ["paragraphs, their gap as a blank line", "<p>a</p><p>b</p>", "a<br><br>b"],
    [
      "its pictures",
      '<img src="https://x.example/i.png" alt="I">',
      '<p><img src="https://x.example/i.png" alt="I"></p>',
    ],
    [
      "a picture that is called as an emoji is",
      '<p><img src="https://x.example/i.png" alt="👍"></p>',
      '<p><img src="https://x.example/i.png" alt="👍"></p>',
    ],
    ["no pictures but of the web", "<p>a<img src='data:image/png;base64,AA' alt='x'></p>", "a"],
    ["a list's number", '<ol start="4"><li>a</ol>', '<ol start="4"><li>a</li></ol>'],
    [
      "a list in right-to-left words",
      "<ul><li>שלום</li><li>abc</li></ul>",
      '<ul dir="rtl"><li>שלום</li><li><div dir="ltr">abc</div></li></ul>',
    ],
    [
      "a no-break space of its own",
      "<p><b>10&nbsp;000</b></p>",
      "<p><strong>10&nbsp;000</strong></p>",
    ],
    ["spaces that it kept", "<p><b>a&nbsp; b</b> </p>", "<p><strong>a&nbsp; b</strong></p>"],
    [
      "an entity in an address",
      '<a href="https://x.example/?a=1&copy=2&amp;b">x</a>',
      '<p><a href="https://x.example/?a=1&amp;copy=2&amp;b">x</a></p>',
    ],
    [
      "a blank line more than a gap",
      "<p><b>a</b></p><p>&nbsp;</p><p>b</p>",
      "<p><strong>a</strong><br>&nbsp;<br>&nbsp;</p><p>b</p>",
    ],
    ["code with its lines", "<pre>\n\n  a\n</pre>", "<pre>\n\n  a\n</pre>"],
    ["nothing to see", "<p></p><ul><li></li></ul> ", ""],
  ])("keeps %s", (_what, html, expected) => {
    expect(given(html)).toBe(expected);
    expect(given(given(html))).toBe(given(html));
  });
});

test("lists as deep as they are read once are read again as deep", () => {
  const items = "<p style='mso-list:l0 level9 lfo1'>x</p>".repeat(2);
  const slack = [0, 1, 2, 3].map((depth) => `<ul data-indent=${depth}><li>x</li></ul>`).join("");
  for (const lists of ["<ul>", "<ul><li>", "<blockquote>", "<li>"]) {
    for (const depth of [5, 10, 11, 12, 13]) {
      for (const inner of [items, slack, "<ul><li>x"]) {
        const once = pasted(`${lists.repeat(depth)}${inner}`);
        expect(given(once)).toBe(once);
        expect(once.match(/x/g)).toHaveLength((inner.match(/>x/g) ?? []).length);
      }
    }
  }
});

describe("whoever means harm", () => {
  test.each([
    ["a script's address", '<a href="javascript:alert(1)">x</a>'],
    ["one with a tab in it", '<a href="java&#x09;script:alert(1)">x</a>'],
    ["one behind a control character", '<a href="&#1;javascript:alert(1)">x</a>'],
    ["one with an entity for its colon", '<a href="javascript&colon;alert(1)">x</a>'],
    ["a page in an address", '<a href="data:text/html,<script>alert(1)</script>">x</a>'],
    [
      "a script, styles, handlers",
      '<style>p{}</style><p id="a" onclick="x()" style="position:fixed">x<script>y</script></p>',
    ],
    [
      "elements that hide",
      '<p>x<span style="display:none">y</span><template>z</template><textarea>a</textarea></p>',
    ],
    ["markup in attributes", '<p title="</p><img src=y onerror=z>">x</p>'],
    [
      "pictures and drawings",
      "<p>x<img src=https://x.example/y.png onerror=z><svg><a xlink:href=javascript:1><text>y</text></a></svg></p>",
    ],
    ["tags that never end", "x<img src=x onerror=alert(1) "],
    [
      "a comment in a style",
      "<math><style><!--</style><img title='--><img src=1 onerror=y>'></math>x",
    ],
    ["a quoted attribute in another", `<p data-a=' href="https://evil.example"'>x</p>`],
  ])("gets nothing by %s", (_what, html) => {
    expect(pasted(html)).toBe("x");
  });

  // A megabyte in the soak; of a quarter, too, a quadratic reader would not see the end in time.
  test.each([
    ["<b>", 330_000],
    ["<b><i></b>x", 90_000],
    ["<blockquote>x", 75_000],
    ["<ul><li>x", 110_000],
    ["<div>", 200_000],
    ["<a b='", 160_000],
    ["&", 1_000_000],
    [" ", 1_000_000],
    ["\u00a0 ", 500_000],
    ["<pre><div>x", 90_000],
    ["x", 1_000_000],
  ])("does not hold the page by %j, many of them", { timeout: 20_000 }, (part, count) => {
    const html = `<p>a${part.repeat(count / soakRuns(1, 4))}`;
    expect(readForeignHtml(html).length).toBeGreaterThan(0);
  });
});
