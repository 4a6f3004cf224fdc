import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodyToHtml, bodyToPlain, isBlank } from "../../../src/domain/text/body.js";
import { htmlToPlain } from "../../../src/domain/text/htmlToPlain.js";
import { anySign } from "../../anySign.js";

const plain = (value: string) => bodyToHtml({ format: "plain", value });

/** Signs that mean something in HTML, beside all others. */
const text = fc.oneof(
  fc.string({ unit: anySign }),
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
    ["a line separator", "a\u2028b", "a<br>b"],
    ["a paragraph separator", "a\u2029b", "a<br>b"],
    ["a vertical tab, as Word has it", "a\vb", "a<br>b"],
    ["a form feed", "a\fb", "a<br>b"],
    ["a next line", "a\u0085b", "a<br>b"],
    ["control characters", "a\0b\u001bc\u007fd\u0090", "abcd"],
    ["half a pair", "a\ud83d b\udd42\ud83d", "a b"],
    ["a run of spaces", "a  b   c", "a&nbsp; b&nbsp;&nbsp; c"],
    ["an indented line", "a\n  b\n c", "a<br>&nbsp;&nbsp;b<br>&nbsp;c"],
    ["a tab", "a\tb\n\tc", "a&nbsp;&nbsp;&nbsp; b<br>&nbsp;&nbsp;&nbsp;&nbsp;c"],
    ["spaces that nobody sees", "-- \na  \n  \nb", "-- <br>a  <br><br>b"],
    ["a right-to-left line", "שלום Ann", '<div dir="rtl">שלום Ann</div>'],
    [
      "right-to-left lines",
      "שלום\n\n1 (2)\nمرحبا",
      '<div dir="rtl">שלום<br><br>1 (2)<br>مرحبا</div>',
    ],
    ["lines of both directions", "Hi\nשלום\nBye", 'Hi<div dir="rtl">שלום</div>Bye'],
    ["empty lines between them", "Hi\n\nשלום\n\nBye", 'Hi<div dir="rtl"><br>שלום</div><br>Bye'],
    ["an empty line first", "\n\u200fשלום\n", '<div dir="rtl"><br>\u200fשלום</div>'],
    ["a mark that says so", "\u200fAnn", '<div dir="rtl">\u200fAnn</div>'],
    ["signs before the first letter", "1. (שלום)", '<div dir="rtl">1. (שלום)</div>'],
    ["a right-to-left word in a line", "Ann שלום", "Ann שלום"],
  ])("escapes %s", (_what, value, escaped) => {
    expect(plain(value)).toBe(escaped);
  });

  test("leaves no tag but our own line breaks, whatever was typed", () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(plain(value).replaceAll(/<br>|<div dir="rtl">|<\/div>/g, "")).not.toMatch(
          /[<>"\r\n]|&(?!(amp|lt|gt|quot|nbsp);)/,
        );
      }),
    );
  });

  test("can be read back with its lines", () => {
    const value = 'Hello Ann,\r\n\r\n1 < 2 & "so on".\n\nBest\nBob\n';
    expect(htmlToPlain(plain(value))).toBe('Hello Ann,\n\n1 < 2 & "so on".\n\nBest\nBob');
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
