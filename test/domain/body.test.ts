import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodyToHtml, bodyToPlain, isBlank } from "../../src/domain/body.js";

const html = (value: string) => bodyToPlain({ format: "html", value });
const plain = (value: string) => bodyToHtml({ format: "plain", value });

/** Signs that mean something in HTML, beside all others. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom("<", ">", "&", '"', "'", ";", "&lt;", "&amp;", "#39", "\r\n", "\n", " ", "b"),
    )
    .map((pieces) => pieces.join("")),
);

describe("plain text as the API takes it", () => {
  test.each([
    ["signs of HTML", '1 < 2 & "3" > 0', "1 &lt; 2 &amp; &quot;3&quot; &gt; 0"],
    ["what looks like an entity", "&lt;", "&amp;lt;"],
    ["a line", "a\nb", "a<br>b"],
    ["a line of Windows", "a\r\nb", "a<br>b"],
    ["a line of an old Mac", "a\rb", "a<br>b"],
    ["an empty line", "a\n\r\nb", "a<br><br>b"],
    ["an apostrophe and letters", "it's jörg 🙂", "it's jörg 🙂"],
    ["nothing", "", ""],
  ])("escapes %s", (_what, value, escaped) => {
    expect(plain(value)).toBe(escaped);
  });

  test("leaves no tag but our own line breaks, whatever was typed", () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(plain(value).replaceAll("<br>", "")).not.toMatch(/[<>"\r\n]|&(?!(amp|lt|gt|quot);)/);
      }),
    );
  });

  test("can be read back: nothing but the amount of white space is lost", () => {
    const seen = (value: string) =>
      value
        .replace(/\r\n?/g, "\n")
        .replace(/[ \t]+/g, " ")
        .replace(/ ?\n ?/g, "\n")
        .replace(/^ /, "")
        .trimEnd();
    fc.assert(
      fc.property(text, (value) => {
        expect(seen(html(plain(value)))).toBe(seen(value));
      }),
      { numRuns: 300 },
    );
  });

  test("can be read back with its lines", () => {
    const value = 'Hello Ann,\r\n\r\n1 < 2 & "so on".\n\nBest\nBob\n';
    expect(html(plain(value))).toBe('Hello Ann,\n\n1 < 2 & "so on".\n\nBest\nBob');
  });

  test.each(["plain", "html"] as const)("passes a text that is %s already unchanged", (format) => {
    const value = '<p onclick="a">1 &lt; 2</p>\r\n<br> ';
    const convert = format === "plain" ? bodyToPlain : bodyToHtml;
    expect(convert({ format, value })).toBe(value);
  });
});

describe("a body that shows nothing", () => {
  test.each([
    ["plain", ""],
    ["plain", " \n\u00a0\t"],
    ["html", ""],
    ["html", "<p><br></p>"],
    ["html", "<div>&nbsp;</div>\n"],
    ["html", "<!-- a -->"],
    ["html", "<style>p { color: red }</style>"],
  ] as const)("is blank: %s %j", (format, value) => {
    expect(isBlank({ format, value })).toBe(true);
  });

  test.each([
    ["plain", "a"],
    ["plain", "<p></p>"],
    ["plain", "&nbsp;"],
    ["html", "<p>a</p>"],
    ["html", '<p><img src="cid:1" alt=""></p>'],
    ["html", "&lt;"],
  ] as const)("is another than %s %j", (format, value) => {
    expect(isBlank({ format, value })).toBe(false);
  });
});
